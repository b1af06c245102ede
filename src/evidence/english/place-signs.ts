/** Rows of `everyday-words`: the signs by which Chinese texts write provinces and cities in short (川渝, 京津冀). */
export const PLACE_SIGNS = `
beijing = 京津 进京 在京 京
shanghai = 沪
tianjin = 津 京津
chongqing = 渝 川渝 成渝 在渝 来渝
sichuan = 川 川渝 蜀
chengdu = 成渝 蓉
guangdong = 粤 粤港澳
hong_kong = 港澳 港
macao = 澳 港澳
guizhou = 黔
hubei = 鄂
hunan = 湘
henan = 豫
hebei = 冀 京津冀
shandong = 鲁
shaanxi = 陕
gansu = 甘肃
jiangsu = 苏
zhejiang = 浙
fujian = 闽
jiangxi = 赣
guangxi = 桂
anhui = 皖
`;
