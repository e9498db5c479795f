import type { ThingKind } from './cite.ts'
import { BRIEF, MAY, signsOfItem } from './intent.ts'
import type { AnswerItem } from './results.ts'
import { readTones, toneOf } from './tones.ts'
import type { Tones } from './tones.ts'
import type { Policy } from './types.ts'
import type { Understanding } from './understand.ts'

/** What speaks for or against the document having an answer; each a small number, mostly 0 or 1. */
export type Evidence = Readonly<Record<keyof typeof WEIGHTS, number>> & { tone: string; text: string }

/**
 * How much each sign counts for (or, below 0, against) an answer. Fitted by bench/evidence.mjs to labelled questions,
 * half of them by people who had not seen the vocabulary; a sum above 0 is answered. No sign decides alone: a question
 * that names a topic the document is silent on is still answered where enough else speaks for it.
 */
const WEIGHTS = {
  always: -0.7,
  nothing: -0.8,
  silent: -1.2,
  silentAtAll: -0.8,
  foreign: -1.3,
  foreignAtAll: -0.5,
  aspect: 0.2,
  aspectAtAll: -0.4,
  amountBrief: -1.1,
  department: 0.6,
  funding: 0.5,
  goal: 0.3,
  who: 0.3,
  procedure: 0.5,
  eligible: 0.3,
  subject: 1.1,
  models: 0.8,
  listed: 0.9,
  guide: 0.7,
  whichOffice: 1.1,
  item: 1,
  statement: 1,
  second: -0.4,
  lead: 0.3,
  may: 0.3,
  built: 2.3,
  maySilent: 0.4,
  subjectAlone: 0.3,
  brief: 1,
  plain: 1.4,
  plainOfThing: 0.6,
  plainLast: -1.1,
  mayFirst: 1.3,
  partsWithThing: 1.1,
  unexplained: -0.6,
  whoUntasked: -1.5,
  moneyUnfunded: -0.5,
  itemFirst: -0.9,
  answersNamed: 0.8,
  answersHeaviest: -0.6,
  answersOffice: -0.3,
  answersMany: -0.4,
  answersCriterion: 0.7,
  answersDuty: 0.4,
  answersFunding: -0.5,
  answersModel: 0.3,
  bare: 1.5,
  generalAsk: 0.8,
  bareAsk: 1.3,
}

/**
 * Characters and how much each counts: where a question is put as one speaks of a plan (配 验 是) or as one complains
 * of what happened (找 把 补). Chosen and weighed by bench/evidence.mjs together with the signs.
 */
const TONES: Tones = {
  '-0.9': '报',
  '-0.6': '我把补业分今局半贴号刷名按灯气长价申表满率任片泰低红涨票派学迁限',
  '-0.3':
    '了造去人公少三几房部俺月水保回找大还物二平装门说住过停安六八料文往摊天自用领处卫交主统租么梯队单育调暖数墙现材查委砖根隔块积翻泡计期断级准审原窗教叫百求监知米',
  '0.3':
    '哪院谁的改年得给管多两啥成道收前修有外条电要该盖手些进干先们做打下出边体和弄定市开九问发太记赔招请坏皮才规商看立零广锅咱栋托顺总让吧舍行对产整量宿动盼棚屋导属策合再提登西',
  '0.6': '是这头来那着完地想拿路后项样建费跟也指好线排种带厂共趟挨列步争',
  '0.9': '验可',
  '1.2': '配',
}

/** The same of two characters that stand together; a blank is a stop, or the start or end of the question. */
const PAIRS: Tones = {
  '-0.9': '了 施工一楼',
  '-0.6': '电梯 物个月 业几成工程月 房子家里开工不着统一教育是按摊几',
  '-0.3':
    '多少改造 旧没有旧改有没没 年 还是 哪 施装电 新今年 社天 委会院 给换 上谁来一年业主找谁工 们院 大 找材料我家俺家那个去年人 时候 按料 几点的院现在单位把我不要暖气 开万 咋办数  家 卫任务一部 教的老 报卫健隔壁项目楼上几号保温要求到几 自半年 工算不个钱 泰医保标准也不三天改的过了分之房改造能这个育局',
  '0.3':
    '不 小区 俺 院是不 能不是管 院里 改吗 个部的  老旧小来 盖的点 消防一块哪一 换指导头 行不一个造 老旧老小专项公家 可水管 得哪些的钱有  单奖补归哪登记 方区 吧  啥钱 换成定 里头 是个院哪家的小 就完了 公孩子几毛招标十来要是能拿 用竣工出钱公房 要换管个 项债 专动 里  文房 五年法 摸底拿来来年政策谁给谁出 全那一商量的房交 都得四十得上住户不在年了地 在不居委完 谁的个电发改规划个局坏了便民家属得多 请给配厂子条件 干 从之前省里头到站  顶收多给补 发 区不动建 个人拆不 微 咱计划',
  '0.6': '楼  我 还哪几 没宿舍防站分几几步',
  '0.9': '年的',
}

/** So few characters about a thing ask for nothing but what the document says of it. */
const BARE = 10
/** Lists of words that ask about the renovation as a whole. */
const GENERAL = ['steps', 'sources', 'who-department', 'lead', 'eligible', 'models', 'content'] as const

/**
 * Signs of the parts between stops. Something is asked that no topic speaks of (plain), of a thing or in the last part;
 * how many parts speak of a thing; how much of the whole no word explains.
 */
function signsOfParts({ text, parts }: Understanding) {
  const asking = parts.filter((one) => one.asks)
  const last = asking[asking.length - 1]
  return {
    plain: Number(asking.some((one) => !one.topic)),
    plainOfThing: Number(asking.some((one) => !one.topic && one.thing)),
    plainLast: Number(last !== undefined && !last.topic),
    mayFirst: Number(asking.length > 1 && !asking[0]!.topic && MAY.test(asking[0]!.text)),
    partsWithThing: Math.log1p(parts.filter((one) => one.thing).length),
    unexplained: parts.reduce((sum, one) => sum + one.unexplained, 0) / Math.max(1, text.length),
  }
}

/** What the answer would be. */
function signsOfAnswers({ mentions }: Understanding, answers: readonly AnswerItem[]) {
  const first = answers[0]
  const named = mentions.find((one) => one.id === first?.id)
  const is = (kind: AnswerItem['kind']) => Number(first?.kind === kind)
  return {
    answersNamed: Math.log1p(named ? named.weight : 0),
    answersHeaviest: Number(named !== undefined && named === mentions[0]),
    answersOffice: Number(first !== undefined && first.departments.length > 0),
    answersMany: Math.log1p(answers.length),
    answersCriterion: is('criterion'),
    answersDuty: is('duty'),
    answersFunding: is('funding'),
    answersModel: is('model'),
  }
}

/** What a question says beside the names of things: how it is put. */
function unnamed({ text, matches }: Understanding): string {
  const named: boolean[] = []
  for (const { start, end, meanings } of matches)
    if (meanings.some((one) => one.kind === 'thing')) for (let at = start; at < end; at++) named[at] = true
  return text
    .split('')
    .map((one, at) => (named[at] ? '' : one))
    .join('')
}

/** The signs in a question. Weights of words count by their logarithm: the tenth character says less than the first. */
export function evidenceIn(
  policy: Policy,
  understood: Understanding,
  answers: readonly AnswerItem[],
): Evidence {
  const { text, mentions, topics, weight, asks, years } = understood
  const of = (kind: ThingKind) =>
    Math.log1p(mentions.reduce((sum, one) => sum + (one.thing === kind ? one.weight : 0), 0))
  const asked = (list: string) => Number(asks.has(list))
  const silentAtAll = Number(topics.silent.length > 0)
  const may = Number(MAY.test(text))
  const { whoUntasked, moneyUnfunded } = signsOfItem(policy, understood)
  const nothing = Number(!mentions.length)
  const general = nothing && !topics['off-topic'].length && GENERAL.some((list) => asks.has(list))
  const bare =
    text.length <= BARE && !topics.silent.length && !topics.aspect.length && !topics['off-topic'].length
  return {
    always: 1,
    nothing,
    silent: Math.log1p(weight.silent),
    silentAtAll,
    foreign: Math.log1p(weight['off-topic']),
    foreignAtAll: Number(topics['off-topic'].length > 0),
    aspect: Math.log1p(weight.aspect),
    aspectAtAll: Number(topics.aspect.length > 0),
    amountBrief: Number(
      topics.aspect.length > 0 &&
        !asks.has('who') &&
        !may &&
        (asks.has('money') || of('funding') > 0) &&
        text.length <= 20,
    ),
    department: of('department'),
    funding: of('funding'),
    goal: of('goal'),
    who: asked('who'),
    procedure: asked('procedure'),
    eligible: asked('eligible'),
    subject: asked('subject'),
    models: asked('models'),
    listed: asked('listed'),
    guide: asked('guide'),
    whichOffice: asked('who-department'),
    item: of('item'),
    statement: of('statement'),
    second: Number(understood.second !== null),
    lead: asked('lead'),
    may,
    built: Number(years !== null),
    maySilent: may * silentAtAll,
    subjectAlone: asked('subject') * nothing,
    brief: Number(text.length <= BRIEF),
    ...signsOfParts(understood),
    whoUntasked,
    moneyUnfunded,
    itemFirst: Number(mentions[0]?.thing === 'item'),
    ...signsOfAnswers(understood, answers),
    bare: Number(bare && !nothing),
    generalAsk: Number(general),
    bareAsk: Number(bare && general),
    // In few characters the names would be most of the tone, and a bare name has none.
    tone: bare ? '' : text.length <= 2 * BARE ? unnamed(understood) : text,
    text: ` ${text} `,
  }
}

let tones: Map<string, number> | null = null
let pairs: Map<string, number> | null = null
/** Above 0: more speaks for these answers than against them. */
export function evidenceFor(
  policy: Policy,
  understood: Understanding,
  answers: readonly AnswerItem[],
): number {
  const evidence = evidenceIn(policy, understood, answers)
  tones = tones ?? readTones(TONES, 1)
  pairs = pairs ?? readTones(PAIRS, 2)
  return (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (sum, sign) => sum + WEIGHTS[sign] * evidence[sign],
    toneOf(evidence.tone, tones, 1) + toneOf(evidence.text, pairs, 2),
  )
}
