import { makeArticle } from '../helpers/write-articles.ts';

/** A corpus of another topic and in both scripts: what a small town might publish about itself. */
export const TOWN = [
  makeArticle({
    id: 'bridge',
    title: '云杉镇石桥修缮完工',
    publisher: '云杉日报',
    published: '2021-05-02',
    text: '云杉镇石桥全长320米，桥面宽8米。石桥修缮工程由云杉镇政府与江北建筑公司共同出资。\n\n云杉镇石桥于2021年4月正式通车。镇长周木林说，这座桥让两岸的孩子上学近了一半。大家都很高兴。',
  }),
  makeArticle({
    id: 'tea',
    title: '白茶產業園開園',
    publisher: '雲杉鎮農業中心',
    published: '2022-03',
    language: 'zh-Hant',
    text: '2022年3月12日，雲杉鎮白茶產業園正式開園。雲杉鎮白茶產業園位於青石嶺南坡。\n\n雲杉鎮白茶產業園種植了450畝茶樹，園裡的品種包括白毫銀針、白牡丹、壽眉。雲杉鎮白茶產業園吸引了36家企業。',
  }),
  makeArticle({
    id: 'museum',
    title: '竹编博物馆的故事',
    publisher: null,
    published: null,
    text: '竹编博物馆是云杉镇第一座由村民自己办的博物馆。\n\n竹编博物馆收藏了1280件竹器。去年，它接待了很多人。',
  }),
  makeArticle({ id: 'poem', title: '春天', text: '风来了，花开了。你好吗？\n\n再见。' }),
];
