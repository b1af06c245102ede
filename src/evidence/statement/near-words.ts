/**
 * Words that say the same of the same thing in public texts, one group a line, reviewed by hand. A dictionary's
 * neighbours are too far apart here: for it 机构 and 机制, or 今年 and 每年, mean nearly the same.
 */
const GROUPS = `
签署 签订 签 签约 订立
建设 建立 建 修建 兴建 建造 打造
位于 坐落于 坐落在 坐落 地处 设在 位处
成立 设立 创立 组建
引进 引入 招引
开发 研发 研制
共同 联合 一起 一同 一道 携手 联手 合力
汇聚 集聚 聚集 汇集 聚拢
提升 提高 增强
增加 增长 上升 增多
减少 下降 降低
推动 推进 促进 促使
今后 未来 下一步 接下来 往后
当前 目前 现在 如今 眼下
日前 近日 近期 前不久 最近 不久前
旨在 意在 目的 目标 以便 为了 为
投用 启用 投入使用 投入运行
聚焦 围绕 专注于 专注 着眼于
包括 包含 涵盖 涉及 含
负责人 负责同志
举办 召开 举行
参加 参与 出席
发布 出台 印发 公布 颁布 推出
实行 实施 施行 执行 推行
用时 用 耗时 花费 花 历时
仅 只 仅仅 只有
采取 采用 运用 使用 利用 以
即 指 是指 指的
担任 出任 任
牵头 领衔 主导 带头
依托 依靠 凭借 借助
努力 力争 争取 力求
启动 开启 开始
解决 破解 化解
协议 协定
海外 国外 境外
电话 热线
免费 不收费 免收费用
费用 收费
禁止 不得 不准 不允许 严禁 不能 不可
必须 须 应 应当 需 需要 得
申请 申报
办理 申办
提交 递交 上交 报送
携带 带
缴纳 交纳 缴
领取 领
咨询 询问
开放 开门 对外开放
关闭 停用
停止 暂停 中止
延长 延至
截止 结束 截至
开始 起
占地 占地面积
资金 经费 款项
补助 补贴 资助
奖励 奖金
专家 学者
企业 公司
院校 高校
首个 第一个
首次 第一次
首批 第一批
全部 所有 全体
每年 年均 一年
每天 每日 日均
研究 钻研
转化 转移转化
支持 扶持
帮助 助力 协助 帮
填补 弥补
打破 突破
创造 创下 创
纪录 记录
实现 达成
开展 展开
表示 称 说 介绍 指出 透露 认为 强调 谈到 解释 坦言 写道 表明 告诉
因此 从而 由此 于是 所以 因而
由于 因为 因
最高 上限 最多 至多
面积 占地
职工 员工
老师 教师
家长 父母
加快 加速
获批 获准
互通 相通
共享 共用
覆盖 遍及
安排 部署
来自 出自
旗下 下属 所属
超过 超 逾 突破
高端 高级 高阶
硅 矽
期间 期
把 将
成 为 成为
用于 用来 用以
比 较 比较 相较 相比
上年 去年
夺得 获得 取得 赢得 荣获 夺 摘得
无需 不需要 不需 无须 不用 不必
设 设置 设有 开设 设立
还 仍 仍然 还是 仍旧
单位 机构
通过 透过 经由 经
增加到 增至 增长到 升至 提高到 提升到 上升到 提高至 提升至 增加至 增到 升到 上升至 增长至
降至 下降到 降低到 减少到 减至 下降至 降到 降低至 减少至 减到
延长到 延长至
升级成 升级为
出资 斥资 耗资 以
同比 上年 去年 同期
社保 社会保险
出资 投入
逾期 过期
线上 在线 网上
`;

const near = new Map<string, string[]>();
for (const line of GROUPS.trim().split('\n')) {
  const group = line.split(' ');
  for (const word of group)
    near.set(word, [...new Set([...(near.get(word) ?? []), ...group.filter((other) => other !== word)])]);
}

/** Words that say the same as a folded word; empty for most. */
export function listNearWords(word: string): readonly string[] {
  return near.get(word) ?? [];
}
