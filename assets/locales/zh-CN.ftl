### 云谷 yungu：全部中文文字。英文见 en.ftl，两份文件的键必须相同，由 tests/words.rs 检查。
### 只用 GBK 收录的汉字和常用西文符号；数字由程序分节。

## General 通用

people-of-capacity = { $people } / { $capacity } 人
origin-simulated = 模拟数据
origin-measured = 实测数据
origin-recorded = 历史记录
origin-planned = 计划数据
origin-missing = 无数据
standing-stale = 已过期
standing-missing = 缺失
# 数据可信程度：图上的花纹与图例同名
trust-measured = 实测
trust-planned = 计划
trust-simulated = 模拟
trust-stale = 过期
trust-missing = 缺失
trust-measured-why = 现场传来或当时记录的读数。
trust-planned-why = 来自园区文件：档期、工期、设计值。
trust-simulated-why = 按规律推算，未经实际统计。
trust-stale-why = 超过两个上报周期没有新读数，显示的是最后一次的值。
trust-missing-why = 应当有读数，但一次也没有收到。

severity-warning = 警告
severity-error = 错误
severity-fatal = 严重错误

kind-building = 建筑
kind-floor = 楼层
kind-hall = 大厅
kind-room = 房间
kind-partition = 活动隔墙
kind-screen = 屏幕
kind-fixture = 设施
kind-row = 机柜列
kind-rack = 机柜
kind-road = 道路
kind-plaza = 广场
kind-green = 绿地
kind-gate = 出入口
kind-model = 模型

status-planned = 规划
status-site-levelled = 已完成平场
status-under-construction = 在建
status-operating = 运营
status-target = 目标
status-claim = 资料说法

confidence-seed = 原始资料
confidence-public = 公开资料
confidence-assumption = 工程假设

role-operator = 运营主体
role-shareholder = 股东
role-government = 政府
role-partner = 已签约伙伴
role-resident = 入驻企业
role-invited = 拟引进
role-fund = 基金
role-alliance = 联盟
role-centre = 中心

## Feeds 数据接入

feed-connecting = 正在连接
feed-connected = 已连接
feed-stopped = 已停止
feed-lost = 连接中断：{ $why }
feed-lost-unreachable = 连不上服务器（{ $reason }）；请检查地址、端口和网络，程序会自动重连
feed-lost-bad-login = 用户名或密码不对；请检查 --feed-credentials 文件或环境变量 YUNGU_MQTT_USER、YUNGU_MQTT_PASSWORD
feed-lost-not-allowed = 服务器不允许这个用户订阅；请管理员授权
feed-lost-tls = 不信任服务器的证书（{ $reason }）；自签证书请用 --feed-ca 指定 CA 文件
feed-lost-too-large = 收到超过 16 MiB 的消息；请检查发送端
feed-lost-hung-up = 服务器断开了连接，程序会自动重连
feed-lost-other = { $reason }

feed-address-scheme = 服务器地址应以 mqtt:// 或 mqtts:// 开头
feed-address-password = 地址里不能写用户名或密码（会出现在进程列表里）；请写入文件并用 --feed-credentials 指定，或设置环境变量 YUNGU_MQTT_USER、YUNGU_MQTT_PASSWORD
feed-address-host = 地址里没有主机名
feed-address-port = 端口应为 1 到 65535 的整数
feed-address-path = 服务器地址里不能有路径
feed-address-option = 地址后面只能写 ?version=4（MQTT 3.1.1）或 ?version=5
feed-broker-unusable = 无法连接服务器：{ $reason }
feed-recording-unusable = 无法回放 { $path }：{ $reason }
feed-begins = 开始向 { $to } 发布模拟数据
feed-second = 第 { $second } 秒：已发 { $messages } 条，已到 { $arrived } 条
feed-ahead = 发布的时间比现在晚一分钟以上，接收端会当作“时间在未来”而拒收；请用较早的 --at
feed-done = 发布了 { $seconds } 秒：{ $messages } 条消息，{ $arrived } 条已到服务器，共 { $readings } 个读数
feed-counts = 数据接入：收到 { $messages } 条消息，{ $readings } 个读数
feed-fault = { $count } 次：{ $fault }（最近一次：{ $topic } { $what }）
record-needs-broker = 只能录制服务器的数据：--feed mqtt://…
record-second = 已录 { $readings } 个读数，{ $bytes } 字节
record-done = 已录入 { $path }：{ $readings } 个读数，{ $bytes } 字节，因磁盘太慢丢失 { $lost } 个

feed-fault-malformed = 不是 SenML，也不合映射：请检查发送端的 JSON
feed-fault-too-large = 消息过大：一条消息至多 1 MiB、5 万条记录
feed-fault-wrong-unit = 单位不对：与指标的单位不能换算
feed-fault-not-a-number = 不是数值（或文字指标没有文字）
feed-fault-out-of-range = 超出指标的取值范围：传感器故障，或单位写错
feed-fault-future = 时间在未来：请校准发送端的时钟
feed-fault-unknown-place = 园区里没有这个地点：请检查主题和名称
feed-fault-unknown-metric = 这类地点没有这个指标：请检查名称
feed-fault-too-many-words = 文字过长，或不同的文字过多

## Panels 面板

panel-top-bar = 顶栏
panel-overview = 总览
panel-place = 地点
panel-projects = 规划项目
panel-legend = 图例
panel-clock = 时间
panel-views = 视角
panel-labels = 名称
panel-guide = 讲解员
panel-issues = 问题
panel-help = 操作说明
panel-close = 关闭
panel-language = 切换到英文
panel-undo = 撤销
panel-redo = 重做
panel-simulated = 模拟数据
panel-simulated-why = 人数按在场时刻表推算，未经实际统计。
panel-illustrative = 概念示意
panel-no-state = 尚未推算
panel-people-now = 当前在场人数
panel-people-of-capacity = 当前在场，满员 { $capacity } 人
panel-people-uncounted = 另有 { $buildings } 栋楼没有人数统计
panel-of-capacity = 满员 { $capacity } 人
panel-staff = 规划就业人数
panel-people-by-use = 各用途人数
panel-day-curve = 全天在场人数
panel-capacity = 满员人数
panel-legend-title = { $title }（{ $unit }）
legend-unfold = 点按展开图例
legend-fold = 点按收起图例，给上面的面板让出地方
tool-key = { $name }（{ $key }）
tool-projects = 项目
tool-planning = 规划方案：改建筑，看指标和日照，与另一方案对比
tool-studios = 摄影棚排期：请求排在哪些棚、哪些天
tool-colours = 着色
tool-colours-why = 建筑着色，现为“{ $name }”
tool-measure = 测量距离、面积、高度和角度
panel-overlay-usage = 用途
panel-overlay-visits = 观众关注度
visits-little = 少
visits-some = 较少
visits-much = 较多
visits-most = 最多
visits-label = { $name } · { $times }次，{ $minutes }分钟
visits-counted = 本展厅统计，{ $first }至{ $last }：{ $times }次，{ $minutes }分钟；不含任何个人信息
panel-overlay-none = 原色
panel-play = 播放
panel-pause = 暂停
panel-day-before = 前一天
panel-day-after = 后一天
chart-title = 曲线
chart-hour = 1小时
chart-hour-why = 一小时
chart-day = 1天
chart-day-why = 一天曲线
chart-week = 7天
chart-week-why = 七天
chart-month = 30天
chart-month-why = 三十天
chart-year = 1年
chart-year-why = 一年
chart-nothing = 这段时间没有数据。
chart-coming = 正在计算…
chart-simulated = 虚线：模拟推算
chart-recorded = 实线：历史记录；虚线：模拟推算
chart-save = 存为CSV
chart-saved = 已保存：{ $path }
chart-not-saved = 没有保存：{ $reason }
panel-label-rising = { $name } · 在建 { $share }
panel-label-planned = { $name } · 规划
fact-construction = 建设工期
fact-construction-days = { $begun } 开工，{ $topped } 封顶，{ $done } 建成
panel-find = 查找
find-hint = 名称、拼音、编号，或一句提问
find-nothing = 没有符合的地点。
plan-building = { $storeys }层 · { $height }
plan-fire-gap = { $gap }，应 ≥ { $needed }
breach-fire-gap = 防火间距 { $gap } < { $needed }
plan-outside = 超出用地红线 { $area }
plan-gfa = 建筑面积 { $area }
plan-north = 北
plan-east = 东 { $m }米
plan-west = 西 { $m }米
plan-north-by = 北 { $m }米
plan-south-by = 南 { $m }米
panel-overlay-sun = 日照时数
sun-unit = 小时
sun-below = 不足 { $end } 小时
sun-between = { $from }–{ $end } 小时
sun-above = { $from } 小时以上
sun-of-clock = 所示日期，日出至日落；按规划体量计算，不计树木。
sun-of-great-cold = 大寒日 真太阳时 8–16 时；按规划体量计算，不计树木。
sun-great-cold = 大寒日
sun-of-rule = { $day } 真太阳时 { $from }–{ $to } 时。{ $source }
planning-sun-day = { $month }月{ $day }日
planning-sun-rule = 大寒日
planning-sun-clock = 所示日期
planning-hours = { $h } 小时
planning-sun-ground = 室外地面平均 { $mean }，{ $share } 达到 { $limit }
planning-sun-passes = { $name }：各层主采光面至少 { $least }，满足 { $limit }
planning-sun-fails = { $name }：主采光面最少 { $least }，{ $strips } 处中有 { $below } 处不足 { $limit }
planning-title = 规划方案
planning-open = 规划
planning-branch = 新建方案
planning-name = 方案名称
planning-save = 保存
planning-drop = 从列表移除
planning-unsaved = 尚未保存
planning-kept-aside = 原处有别处写入的内容，已另存为 { $path }
planning-how = 点选一栋建筑，即可移动、旋转、改尺寸、改层数、改用途；平面图（V）上可以直接拖动。也可以添加一栋：
planning-add = 添加建筑
planning-metres = {" m"}
planning-east = 东距
planning-north = 北距
planning-turn = 旋转角
planning-width = 面宽
planning-depth = 进深
planning-storeys = 层数
planning-storeys-of = 层数（{ $volume }）
planning-own-model = 这栋建筑用自带的模型，只能移动、旋转和改用途。
planning-remove = 移除建筑
planning-deselect = 取消选择
planning-refused = 没有更改：{ $why }
planning-fire-gap = { $a }与{ $b }相距 { $gap }，防火间距至少 { $needed }
planning-outside = { $name }超出用地红线 { $area }
planning-fault-fly = 查看所在位置
planning-changes = 更改（{ $count } 项）
planning-forget = 撤回这项更改
planning-did-move = { $place } 移至（东 { $east } m，北 { $north } m）
planning-did-turn = { $place } 转到 { $degrees }°
planning-did-resize = { $place }{ $of } 改为 { $width } × { $depth } m
planning-did-storeys = { $place }{ $of } 改为 { $count } 层
planning-did-use = { $place } 用途改为 { $use }
planning-did-add = 添加 { $place }
planning-did-remove = 移除 { $place }
planning-did-open = 隔墙 { $place } 平时打开
planning-did-close = 隔墙 { $place } 平时关闭
planning-did-phase = { $place } { $begun } 开工，{ $topped } 封顶，{ $done } 完工
planning-did-unphase = { $place } 不设建设时间（始终存在）
planning-did-racks = { $place } 装 { $count } 个机柜
planning-figures = 规划指标（与场景原状相比）
planning-assumed = 人员按建筑面积折算；由园区数据计算。
measure-distance = 距离
measure-surface = 面积
measure-height = 高度
measure-angle = 角度
measure-how = 逐点单击；双击、右键或回车结束，Esc 取消。自动吸附角点、中点和边线，按住 Alt 不吸附。已测的各点都可拖动。
measure-remove = 删除这条测量
measure-save = 存为CSV
measure-saved = 已保存：{ $path }
measure-not-saved = 未能保存：{ $fault }
measure-m = { $m }米
measure-slope = { $along }（水平 { $ground }，高差 { $rise }）
measure-area = { $m2 }平方米，周长 { $around }
panel-help-measure = 测量
measure-how-picture = 在画面里逐点单击或轻触；双击、右键或回车结束，退格撤回一点，Esc 取消。自动吸附角点、中点和边线，按住 Alt 不吸附，按住 Shift 沿东西、竖直或南北方向。已测的各点都可拖动；在别处拖动则转动画面。
measure-apart = 楼层拉开显示时不能测量，请先合拢。
measure-planned = 量的是规划体量（模型的外形），不是现场实测。
measure-at-corner = 角点
measure-at-middle = 中点
measure-at-edge = 边线
measure-at-face = 表面
measure-at-ground = 地面
measure-along-x = 沿东西方向
measure-along-y = 沿竖直方向
measure-along-z = 沿南北方向
find-understood = 理解为：{ $text }
find-count = 找到 { $count } 处，已在园区中亮起
find-partly = 这段时间内部分日子空闲
find-more = 另有 { $count } 处
find-unknown = 未能理解：{ $words }
find-try = 试试：{ $text }
find-example-free = 11月空闲 ≥3000平方米
find-example-rack = 机柜 > 6 kW
find-example-tall = 高度超过60米的建筑
ask-use = 用途：{ $uses }
ask-within = 位于：{ $places }
ask-floor = 第{ $floor }层
ask-not-begun = 未开工
ask-rising = 在建
ask-built = 已建成
ask-area = 面积
ask-height = 高度
ask-storeys = 层数
ask-racks = 机柜数
ask-capacity = 容纳人数
ask-people = 在场人数
ask-free-on = { $days } 空闲
ask-free-now = 当前空闲（可预订的：今天无预订；其他：此刻无人）
ask-free-for = 从今天起连续空闲 { $run } 天
ask-free-run = { $days } 内连续空闲 { $run } 天
ask-taken-on = { $days } 有预订
ask-taken-now = 当前占用（可预订的：今天有预订；其他：此刻有人）
ask-most = 按{ $measure }降序，前 { $count } 个
ask-least = 按{ $measure }升序，前 { $count } 个
ask-people-in = { $people } 人在场
ask-booked-by = { $name }，{ $days }
ask-option-by = 意向：{ $name }，{ $days }
ask-count = 找到 { $count } 处：
ask-nothing = 没有符合的地点。
ask-closest = 最接近的：{ $name }，{ $value }
ask-simulated = 依据 { $time } 的模拟值
ask-measured = 依据 { $time } 之前的实测值
panel-help-find = 查找地点，或直接提问
chart-metric = 指标
timeline = 时间轴
timeline-day = 日
timeline-day-why = 一天
timeline-week = 周
timeline-week-why = 一周：档期
timeline-years = 历年
timeline-years-why = 历年：里程碑与建设
timeline-live = 实时数据
timeline-live-why = 数据来自现场，正在接收。
timeline-recorded = 历史记录
timeline-recorded-why = 当时实测并保存下来的数据。
timeline-forecast = 推演预测
timeline-forecast-why = 未来的人数和负荷是推算，档期与建设进度来自计划。
timeline-loop = 循环播放
timeline-now = 现在
timeline-now-why = 回到此刻
timeline-choose-date = 选择日期
timeline-year-before = 上一年
timeline-year-after = 下一年
timeline-month-before = 上个月
timeline-month-after = 下个月
timeline-write-date = 如 2022-05-23 14:30
timeline-no-date = 看不懂这个日期，请写成 2022-05-23。
booking-production = 拍摄制作
booking-event = 活动
booking-upkeep = 检修
booking-option = 意向，未确认
panel-speed-six-hours = 6 小时/秒
panel-speed-day = 1 天/秒
panel-speed-week = 1 周/秒
panel-speed-month = 1 月/秒
panel-speed-real = 实时
panel-speed-minute = 1 分/秒
panel-speed-ten-minutes = 10 分/秒
panel-speed-hour = 1 小时/秒
panel-speed-why = 画面中每秒经过的园区时间
panel-fly-to = 飞到此处
panel-enter = 进入
panel-open-roof = 打开
panel-close-roof = 合上
panel-up-to = 所属：{ $name }
panel-park = 园区
panel-out = 返回上一级（退格键或右键）
panel-opened = 已打开：{ $names }
panel-close-all = 全部合上
panel-spread = 分层
panel-spread-why = 把各楼层拉开显示
panel-group-site = 园区
panel-group-buildings = 建筑
panel-group-interiors = 室内
panel-group-moments = 时刻
panel-group-tours = 导览
panel-moment-morning = 清晨
panel-moment-noon = 正午
panel-moment-dusk = 黄昏
panel-moment-night = 夜晚
panel-weather-clear = 晴
panel-weather-overcast = 阴
panel-weather-mist = 雾
panel-theme-dark = 深色界面
panel-theme-light = 浅色界面
panel-no-people-why = 此处没有推算人数。
panel-ground-area = 占地面积
panel-floor-area = 建筑面积
panel-size = 平面尺寸
panel-metres = { $value }米
panel-height = 高度
panel-storeys = 层数
panel-parts = 楼层与房间
panel-part-people = { $name }　{ $people } 人
panel-partition-modes = 隔墙模式
panel-no-owner = 空闲（无作业）
panel-data = 数据来源
data-no-feed = 没有接入外部数据：画面中的数值全部为模拟。用 --feed mqtt://… 接入。
data-messages = 收到的消息
data-readings = 读数
data-overwritten = 被更新读数替代
data-faults = 不能用的
data-live = 实时数据
data-lost = 数据中断
data-replay = 回放记录
data-history-file = 历史文件
data-history-newest = 已写到
data-history-size = 文件大小
panel-alarms = 告警
alarms-count = { $count }条告警
alarms-none = 没有告警。
alarms-acknowledge = 确认
alarms-acknowledge-all = 全部确认
alarms-acknowledged = 已确认
alarms-since = 始于 { $time }
alarms-over = 已恢复，{ $time }
alarms-more = 另有 { $count } 条
urgency-notice = 提示
urgency-warning = 警告
urgency-critical = 严重
# 导览
tour-before = 上一站
tour-after = 下一站
tour-play = 自动播放
tour-wait = 停在这一站
tour-rejoin = 回到导览
tour-rejoin-why = 回到刚才这一站，继续往下走。
tour-end = 结束导览
tour-between = ；
tour-rehearsed = { $tour }：{ $stops } 站，{ $length }
tour-unknown = 没有导览“{ $name }”；最接近的是 { $near }，共有：{ $known }
tour-no-way = 去这一站的路被建筑挡住，只能直接切换；把 travel_secs 写成 0，或换一个视角
tour-in-solid = 镜头会穿进建筑或机柜；换一个视角，或减小 turn_deg
tour-out-of-sight = 看不见所讲的地方；换一个视角，或改 about
tour-caption-too-long = 解说在小屏幕上超过三行；请缩短
phone-title = 手机遥控
phone-off = 启动时没有打开手机遥控。重新启动时加上 --remote lan。
phone-count = { $count ->
    [0] 还没有手机连接
   *[other] 已连接 { $count } 部手机
}
phone-dismiss = 断开所有手机
phone-code = 手机遥控的二维码
phone-how = 手机连到同一个网络，扫码即可遥控。每个二维码只能用一次，用过会换新的。
phone-at = 地址：{ $places }
phone-no-network = 这台电脑不在任何网络中，手机找不到它。请连上网络或打开热点。
showroom-back = 返回
showroom-home = 回到开头
showroom-touch = 轻触屏幕，自己看看
showroom-leave = 退出展厅模式
showroom-wait = 请等 { $secs } 秒
showroom-wrong = 数字不对
showroom-erase = 退格
showroom-ok = 确定
showroom-pin-unreadable = 读不了退出数字的文件 { $path }：{ $fault }
showroom-pin-not-digits = 文件 { $path } 里应当只有 4 到 8 位数字
showroom-restarted = 画面程序停了，重新打开（第 { $count } 次）：{ $why }
showroom-there-at = 画面就绪，用时 { $secs } 秒：导览 { $tour }，第 { $stop } 站
showroom-there = 画面就绪，用时 { $secs } 秒
showroom-crashed = 退出码 { $code }
showroom-killed = 被系统中止
showroom-hung = { $secs } 秒没有动静
showroom-no-pin = 没有设置退出数字：展厅只能在电脑上关闭程序。要让工作人员在屏幕上退出，请加 --pin 文件
fuzz-done = { $events } 次操作，{ $frames } 帧，展厅时间 { $hours } 小时；重新开始 { $resets } 次，状态 { $states } 种；内存变化 { $growth }%
moment-kept = 已保存这一刻：{ $path }，旁边有一张可带走的图片
moment-not-kept = 这一刻没有存下来：{ $fault }
moment-short-link = 图片里的二维码不含关闭的图层和剖切，否则会太长；文件里两者都有
moment-only-in-file = 所示或对比的方案还没有保存成现在的样子：它的更改写在这一刻的文件里，图片上的二维码只有它的名字
moment-draft = 这一刻带来了方案“{ $name }”，与保存时完全一样。它在这里是未保存的草稿：可在“规划”里保存，或撤销
moment-unknown-compared = 这里没有可对比的方案“{ $name }”，改为与场景原状对比
moment-unknown-scenario = 这里没有方案“{ $name }”，改为显示园区的默认方案
moment-unreadable = 读不了 { $name }：{ $fault }
moment-none = { $name } 不是保存下来的一刻：{ $fault }
moment-newer = { $name } 是更新的程序存下的（格式 { $format }），请更新云谷后再打开
moment-other-park = { $name } 属于另一个园区“{ $park }”，现在打开的是“{ $open }”；请用 --scene 打开那个园区
film-no-mp4 = 影片文件名请以 .mp4 结尾
film-no-ffmpeg = 没有找到 ffmpeg。请安装后再试：Debian、Ubuntu 用 sudo apt install ffmpeg，Windows 用 winget install ffmpeg，macOS 用 brew install ffmpeg
film-progress = { $share }%，第 { $done } 帧，共 { $all } 帧，还需 { $left }（Ctrl+C 取消）
picture-progress = { $share }%，还需 { $left }（Ctrl+C 取消）
work-cancelled = 已取消，没有留下未完成的文件
sheet-save = 资料单
sheet-save-why = 存为一页 PDF：此刻的画面、数据与来源
sheet-making = 正在制作资料单…
sheet-saved = 资料单已保存：{ $path }
sheet-not-saved = 资料单没有存下来：{ $fault }
sheet-more = 另有 { $count } 项，见程序
sheet-missing = 字体里没有这些字，页面上以方框代替：{ $characters }
sheet-simulated = 人数和读数为模拟数据
sheet-running = 资料单 · { $id }
sheet-picture = { $when }，画面为概念示意
sheet-sources = 来源
sheet-made = 云谷制作，{ $date }；显示时刻 { $when }
sheet-code = 用云谷打开此处
sheet-people = 此刻在场人数
sheet-facts = 概况
sheet-figures = 数据
sheet-now = 此刻
sheet-parts = 组成
console-title = 演讲台
console-window = 演讲台（观众看不到） · { $park }
console-begin = 选一条导览开始，观众画面随之开始。
console-picture = 观众画面
console-point-here = 按住拖动，把光圈指到观众画面上
console-stop = 第 { $stop } 站，共 { $stops } 站
console-used = 已用
console-left = 还剩
console-now = 现在
console-on-time = 进度正常
console-late = 比计划慢 { $time }
console-early = 比计划快 { $time }
console-no-notes = 这一站没有备注。
console-says = 屏幕上写着
console-next = 下一站：{ $name }
console-freeze = 定格
console-freeze-why = 观众画面停在这一刻，您可以先做别的（F7）
console-black = 黑屏
console-black-why = 观众画面全黑（B 或 F8）
console-spot = 光圈
console-spot-why = 照亮一处，其余变暗（F9）
console-is-frozen = 观众画面已定格，这里是后面的实时画面
console-is-black = 观众画面已黑屏
heat-title = 机柜热力图
heat-range = { $known } / { $of } 个机柜：最低 { $least }，平均 { $mean }，最高 { $most }
heat-nothing = 这里的机柜暂无数值。
heat-most = 最高：{ $rack }　{ $value }
why-title = 为什么是这个颜色
why-verdict = { $rule }：{ $value }，“{ $band }”
why-no-value = { $rule }：没有数值，显示为灰色
why-coloured-as = 颜色取自
why-no-band = 超出所有分级
why-formula = 公式
why-value = 数值
why-capacity = 满员人数
why-occupancy = 在场率
why-racks = 机柜数
why-mean-power = 设计平均功率
why-sum-of = { $missing ->
    [0] { $of }个机柜之和
   *[other] { $of }个机柜中{ $known }个之和
}
why-mean-of = { $missing ->
    [0] { $of }个机柜的平均值
   *[other] { $of }个机柜中{ $known }个的平均值
}
why-most-of = { $missing ->
    [0] { $of }个机柜的最大值
   *[other] { $of }个机柜中{ $known }个的最大值
}
why-scenario = 模拟情景
why-between = ，
why-source = 分级依据：{ $source }
panel-source-line = 来源：{ $name }，{ $date }，{ $confidence }
panel-source-none = 来源不明
panel-bound-about = 约{ $value }
panel-bound-at-least = { $value }以上
panel-bound-at-most = 不超过{ $value }
panel-bound-more-than = 超过{ $value }
panel-plan-items = 项目
panel-organisations = 机构
panel-fund = 基金
panel-targets = 目标
panel-timeline = 时间线
panel-city = 城市
panel-all-segments = 全部
panel-segment = 板块：{ $name }
panel-no-items = 该板块没有项目。
panel-show-part = 在园区中显示
panel-no-places = 园区内没有与之对应的地点。
panel-seen-at = 对应地点：{ $places }
panel-interpolated-year = { $year }（插值）
panel-interpolated-why = 没有文件给出这一年的数字；此处按前后两个目标年直线插值，并非规划指标。
panel-issues-none = 没有发现问题。
panel-issues-more = 另有 { $count } 个问题未列出，可运行 yungu check 查看全部。
panel-show-place = 查看 { $id }
panel-label-people = { $name }　{ $people } 人
panel-label-uncounted = { $name }　无统计
panel-program-name = 云谷
panel-loading = 正在打开园区……
panel-loading-count = 已载入 { $done } / { $total }
panel-loading-file = 正在等待 { $file }
panel-fatal = 园区无法打开
panel-fatal-advice = 请按下面的提示修改文件，然后重新启动。
panel-help-mouse = 鼠标
panel-help-touch = 触摸屏
panel-help-keys = 键盘
panel-help-drag = 左键拖动
panel-help-right-drag = 右键拖动
panel-help-wheel = 滚轮
panel-help-click = 单击
panel-help-double-click = 双击
panel-help-one-finger = 单指拖动
panel-help-two-fingers = 双指拖动或捏合
panel-help-tap = 轻点
panel-help-double-tap = 轻点两次
panel-help-arrows = 方向键、Q、E
panel-help-space = 空格
panel-help-orbit = 环绕
panel-help-pan = 平移
panel-help-zoom = 拉近或拉远
panel-help-pan-zoom = 平移，拉近或拉远
panel-help-select = 选中
panel-help-fly = 进入，或飞到该处
panel-help-planning = 打开或关闭规划方案
panel-help-plan = 平面图（从正上方看）
panel-help-enter = 逐级进入：建筑、楼层、大厅或房间、机柜
panel-help-out = 返回上一级
panel-help-right-click = 右键单击
panel-help-backspace = 退格键
panel-help-view = 转到对应的视角
panel-help-first-view = 回到第一个视角
panel-help-fly-selected = 飞到选中的地点
panel-help-deselect = 逐步取消：面板、亮起、选中，再返回上一级
panel-help-overlay = 依次着色：人数、机柜等各项、用途、原色
panel-help-weather = 切换天气：晴、阴、雾
panel-help-spread = 楼层拉开或合拢
panel-help-theme = 切换深色或浅色界面
panel-help-projects = 打开或关闭规划项目
panel-help-labels = 显示或隐藏名称
panel-help-pause = 播放或暂停
panel-help-speed = 放慢或加快时间
panel-help-stops = 上一站、下一站
panel-help-rejoin = 动过镜头之后，回到这一站
panel-help-guide = 显示或隐藏讲解员
panel-help-tour = 导览中
panel-help-tour-space = 自动播放或停在这一站
panel-help-stage = 演讲
panel-help-console = 演讲台：单独窗口、画面旁边、关闭
panel-help-freeze = 观众画面定格
panel-help-black = 观众画面黑屏
panel-help-spot = 光圈
panel-help-phone = 手机遥控的二维码
panel-keep = 保存这一刻（M）
panel-help-moment = 保存这一刻，并做一张可带走的图片
panel-help-undo = 撤销、重做
panel-help-help = 打开或关闭本说明
panel-issues-count = { $count } 个问题
panel-quantity = { $unit ->
    [m2] { $value }平方米
    [mu] { $value }亩
    [m] { $value }米
    [mm] { $value }毫米
    [km] { $value }公里
    [kW] { $value }千瓦
    [MW] { $value }兆瓦
    [W-m2] { $value }瓦/平方米
    [Cel] { $value } °C
    [h] { $value }小时
    [year] { $value }/年
    [CNY] { $value }元
    [CNY-wan] { $value }万元
    [CNY-yi] { $value }亿元
   *[other] { $value } { $unit }
}

## Commands 命令行

window-no-display = 没有可用的显示器，打不开窗口。可以改用 yungu shot --all --out out/ 画出各个视角；在虚拟机或服务器上也可以用 xvfb-run。
window-device-lost = 窗口打开期间显卡或驱动中断了。请重新打开 yungu；如果反复出现，请更新显卡驱动，或使用 --quality software。
window-no-adapter = 没有可用的显卡，也没有软件渲染驱动。Debian 上请安装 mesa-vulkan-drivers，其他系统请安装显卡驱动。
shot-no-section = 没有“{ $text }”这样的剖切。请写 level,标高 或 upright,X,Z,朝向 或 box,X,Z,宽,深,转角,顶高，单位为米和度，例如 upright,35,-60,90；剖切盒的宽和深须大于 0。
view-feed-unknown = 截图和测量只用模拟数据：--feed sim。
shot-no-overlay = 没有名为“{ $name }”的叠加图层。可用：{ $known }
shot-no-place = 没有编号为“{ $name }”的地点。最接近的是：{ $near }
shot-no-view = 没有名为“{ $name }”的视角。最接近的是：{ $near }。可用的视角：{ $known }。
bench-adapter = 绘制设备：{ $adapter }
bench-load = 园区加载用时 { $ms } 毫秒
bench-first-frame = 启动后 { $ms } 毫秒出现第一幅完整画面
bench-frame = 帧时间：中位数 { $median } 毫秒，95% 不超过 { $p95 } 毫秒（{ $frames } 帧，{ $size }）
bench-drawn = 绘制：{ $triangles } 个三角形，{ $calls } 次绘制（含画面外共 { $around } 个三角形），{ $entities } 个实体
bench-memory = 内存：{ $mb } MB
bench-ingest-rate = 数据接入：每秒 { $rate } 个读数（共 { $readings } 个读数，{ $racks } 个机柜）
bench-ingest-arrival = 读数从发布到显示的状态：中位数 { $median } 毫秒，99% 不超过 { $p99 } 毫秒（{ $messages } 条消息）
bench-ingest-jump = 跳到三年内任意时刻：中位数 { $median } 毫秒，99% 不超过 { $p99 } 毫秒（{ $jumps } 次）
bench-ingest-no-replay = 录制文件不能用来测接入：请用 --feed mqtt://…，或不写 --feed
bench-ingest-nothing = 这个园区没有任何测点，无从测起
check-clean = 没有发现问题
check-issues = { $count } 个问题
check-hint = 建议：{ $hint }

state-needs-scenario = 没有名为“{ $name }”的情景。可用的情景：{ $known }。
state-no-default-scenario = 场景的默认情景“{ $name }”不存在。可用的情景：{ $known }。
state-title = { $park }，{ $time }
state-people = 在场 { $people } 人，容量 { $capacity } 人
state-staff = 在职 { $staff } 人（情景：{ $scenario }）
state-source = 数据：{ $source }，随机种子 { $seed }
state-hash = 状态校验值 { $hash }
list-none = 无

scene-not-opened = 场景“{ $path }”打不开：

describe-area = 用地面积
describe-gfa = 总建筑面积
describe-far = 容积率
describe-coverage = 建筑密度
describe-green = 绿地率
describe-footprint = 建筑基底面积
describe-staff = 满员员工
describe-racks = 机柜
describe-people = 满员人数
describe-parking = 停车位需求
describe-spaces-value = { $count } 个
describe-it-power = IT功率
describe-facility-power = 含制冷与损耗的功率
describe-smallest-gap = 最小建筑间距
describe-fire-gap = 相距 { $gap }，防火间距不应小于 { $needed }
describe-sun = 日照至少 { $least }，要求 { $limit }
describe-outside = 超出用地红线 { $area }
describe-tallest = 最高建筑
describe-by-use = 按用途
describe-buildings = 建筑
describe-building = { $name }，{ $storeys } 层，高 { $height }，建筑面积 { $gfa }，员工 { $staff } 人
describe-halls = 大厅
describe-hall = { $name }，{ $area }
describe-projects = 项目
describe-views = 视角
describe-racks-value = { $count } 架
describe-people-value = { $count } 人
describe-figures = 数据条目
describe-counts = { $sources } 份资料，{ $figures } 条数据，{ $organisations } 家机构

build-models-wrote = 已写出 { $path }（{ $bytes } 字节）
build-models-kept = 未变 { $path }
build-models-done = 共 { $count } 个文件，位于 { $folder }
build-models-failed = 模型没有写成：{ $reason }

## Help 命令行帮助

help-about = 云谷 yungu：园区三维数字孪生
help-usage = 用法：
help-commands = 命令：
help-arguments = 参数：
help-options = 选项：
help-cmd-view = 打开窗口（默认命令）
help-cmd-shot = 渲染一张图片，不需要显示器
help-cmd-check = 列出场景或模型文件的全部问题；退出码：0 没有问题，1 有问题，2 无法读取
help-cmd-describe = 说明园区：地块、建筑、面积、指标、模型
help-cmd-state = 说明某一时刻：各处人数，以及整个状态的校验值
help-cmd-history = 查看历史记录：时段与空缺，或某处某指标的曲线
help-cmd-tour = 不开窗口走一遍导览：每一站的路线、视野和解说；退出码：0 都能展示，1 有问题，2 无法读取
help-arg-dry-run = 只检查，不画
help-arg-thumbnails = 画出每一站的小图，存进场景文件夹，供底部的站点条使用
help-arg-tour = 导览编号；画出它的每一站，此时 --out 是文件夹
help-arg-tour-name = 导览编号；不写则全部
help-arg-begin-tour = 打开后立即开始的导览编号
help-arg-remote = 手机遥控：不写值只在本机，lan 供同一网络的手机使用，或写 地址:端口
help-arg-pin = 展厅模式：含有 4 到 8 位退出数字的文件；在屏幕左上角按住两秒后输入
help-arg-watched = 由展厅的看护程序启动，不用自己写
help-arg-resume = 看护程序重新打开时接着放的导览和站点，不用自己写
help-cmd-film = 把一条导览逐帧画成 MP4 影片，不开窗口；需要系统里的 ffmpeg
help-arg-film-tour = 导览编号
help-arg-film-out = 要写的影片文件，以 .mp4 结尾
help-arg-fps = 每秒帧数
help-arg-open-moment = 打开保存下来的一刻：文件，或 yungu: 开头的链接
help-arg-shot-moment = 画出保存下来的一刻：文件，或 yungu: 开头的链接
help-arg-card = 图片下方带说明、日期、来源和二维码，可以带走
help-cmd-sheet = 把一处地点做成一页 PDF 资料单：画面、数据和来源
help-arg-sheet-place = 地点编号
help-arg-sheet-out = 要写的 PDF 文件
help-arg-no-picture = 不画画面
help-arg-console = 演讲台（备注、下一站、时间）放在哪里：auto 有第二块屏幕时自动放，window 单独窗口，beside 画面旁边，none 不要
help-cmd-build-models = 按建筑参数生成 .glb 模型文件，每次结果逐字节相同
help-cmd-feed = 把模拟数据发布到 MQTT 服务器，每秒一次
help-cmd-record = 把数据接入的全部读数录成文件，可用 --feed replay:文件 回放
help-arg-to = MQTT 服务器：mqtt://主机[:端口] 或 mqtts://…，后面可加 ?version=5
help-cmd-fuzz-visitor = 让一位什么都试的访客摆弄没有屏幕的展厅：随机触摸、拖动、按键、窗口变化；退出码 0 一切正常，1 有问题
help-arg-events = 多少次触摸、拖动、按键和窗口变化
help-arg-soak-h = 至少持续多少小时（展厅里的时间）
help-arg-seconds = 秒数；不写则一直进行
help-arg-speed = 每秒推进多少模拟秒
help-arg-feed-credentials = 服务器的用户名和密码文件，含 user = … 和 password = … 两行
help-arg-history = 历史文件：把接入的数据写入其中，过去的时刻从中读取（默认在用户数据目录）
help-arg-visits = 展厅统计观众关注的文件；其他方式打开时，着色从中读取（默认在用户数据目录）
help-arg-no-history = 不写也不读历史
help-arg-feed-ca = 信任的 CA 证书文件（PEM），用于 mqtts://
help-arg-for = 收听的秒数
help-arg-racks = 同时列出每个机柜的数值
help-arg-textures = 同时生成表面材质贴图（与场景无关）
studios-none = 这个园区没有隔墙可移动的建筑。
studios-modes = 隔墙模式：
studios-placed = 排进 { $placed } / { $requests } 项：
studios-brings = 约 { $crew } 人，入住酒店 { $hotels } 家，用车 { $vehicles } 辆，消费约 { $yuan } 元（按一个公开案例折算）
studios-unplaced = 排不进：
studios-conflict = 预订 { $id } 与其他预订冲突
studios-proven = 已证明没有更好的排法。
studios-why-faulty = 请求内容有误
studios-why-large = 要 { $area }，最大的空间只有 { $largest }
studios-why-needs = 够大的空间都不满足其他要求
studios-why-short = 要 { $days } 天，时段内只有 { $window } 天
studios-why-taken = 时段内已被占用：{ $who }
studios-later = 再宽限 { $days } 天即可
studios-earlier = 提前 { $days } 天开始即可
studios-fewer = 改为 { $days } 天即可
studios-smaller = 改为 { $area } 即可
help-cmd-studios = 把拍摄排进隔墙可移动的摄影棚：请求写在文件里（RON 或 JSON）
help-arg-requests = 请求文件；不给则只列出日程
help-arg-building = 建筑；默认第一栋有活动隔墙的
help-arg-changeover = 换模式时相邻棚空出的天数
help-arg-displace_options = 意向预订可以让位
help-arg-first_day = 第一天；默认按请求
help-arg-last_day = 最后一天；默认按请求
help-cmd-ask = 按名称或提问查找地点：11月空闲 ≥3000平方米
help-cmd-bench = 测量加载与帧时间，以及画了多少
help-arg-lang = 语言：zh 或 en
help-arg-scene = 场景文件夹
help-arg-assets = 资源文件夹；缺省时依次查找环境变量 YUNGU_ASSETS、./assets 和程序所在文件夹
help-arg-mode = 使用方式
help-arg-feed = 数据来源：sim、mqtt://… 或 replay:文件
help-arg-at = 时刻，ISO 8601；不写时区时按园区当地时间
help-arg-file = 历史记录文件
help-arg-place = 地点编号；不写则为整个园区
help-arg-metric = 指标编号
help-arg-from = 开始时刻；不写则从最早的记录开始
help-arg-until = 结束时刻；不写则到最新的记录
help-arg-at-most = 最多给出多少个值
help-arg-csv = 写成 CSV 文件
help-arg-quality = 画质
help-arg-scenario = 情景
help-arg-ask = 在面板中提问，符合的地点亮起
help-arg-planning = 打开规划方案面板
help-arg-plan = 不画三维画面，改画平面图
help-arg-inside = 进入该编号的地点：打开它，旁边的变淡
help-arg-text = 名称、拼音、编号或一句提问
help-arg-theme = 界面深浅
help-arg-overlay = 建筑着色：none、usage（用途）、visits（观众关注度）、sun（大寒日日照）、sun-of-day（所示日期日照）、difference（与对比方案的建筑面积差值）、difference-height（高度差）、difference-people（人数差）、difference-power（IT功率差），或规则编号
help-arg-weather = 天气；不写则用视角自带的天气，没有则为晴
help-arg-view = 视角名称
help-arg-all = 画出场景的全部视角，此时 --out 是文件夹
help-arg-size = 图片大小，宽x高，像素
help-arg-out = 要写的文件
help-arg-panels = 同时画出面板
help-arg-shot-console = 不画观众画面，改画每一站的演讲台（含备注）
help-arg-select = 图上选中的地点编号
help-arg-timescale = 时间轴显示多长：一天、一周、历年
help-arg-projects = 面板中打开规划项目
help-arg-path = 场景文件夹，或一个 .glb / .gltf 文件
help-arg-ingest = 不画画面，改测数据接入：每秒多少读数、多快显示、跳转时刻多快
help-arg-rounds = 配合 --ingest：每项测多少次
help-arg-frames = 计时的帧数
help-arg-no-panels = 不画面板
help-arg-no-people = 不画人
help-arg-everyone-outside = 让所有人都到室外：绘制量最大的情形
help-arg-export-peer = 把画出的内容写成其他渲染器可用的场景：JSON，所需 .glb 在同名文件夹中
help-arg-json = 以 JSON 输出，格式稳定
help-arg-seed = 随机种子
help-arg-version = 显示版本
help-arg-help = 显示帮助

## Issues 问题：每条说明哪里有什么错，.hint 说明怎么办
## 以 fault- 开头的是问题文字里的词。

fault-kind = { $kind ->
    [metric] 指标
    [racks] 机柜作业
    [walks] 外出走动
    [park] 园区
    [site] 用地
    [building] 建筑
    [volume] 体块
    [opening] 洞口
    [floor] 楼层
    [room] 房间
    [partition] 活动隔墙
    [mode] 隔墙模式
    [screen] 屏幕
    [fixture] 设施
    [occupants] 人员
    [road] 道路
    [plaza] 广场
    [green] 绿地
    [planting] 种植
    [crossing] 人行横道
    [parking] 停车位
    [furniture] 街道设施
    [vehicles] 车辆
    [surroundings] 周边环境
    [gate] 出入口
    [model] 模型
    [source] 资料来源
    [use] 用途
    [rack-layout] 机柜布置
    [planning] 规划指标
    [project] 项目
    [organisation] 机构
    [segment] 板块
    [milestone] 大事记
    [target] 年度目标
    [figure] 数据条目
    [view] 视角
    [scenario] 情景
    [tour] 导览
    [showroom] 展厅
    [stop] 停留点
    [group] 人群
    [profile] 在场曲线
    [rule] 规则
    [font] 字体
    [feeds] 数据接入
    [mapping] 消息映射
    [booking] 档期
   *[other] { $kind }
}
fault-owner = { fault-kind }“{ $owner }”
fault-nearest = { $nearest ->
    [none] 请核对拼写，或先定义它。
   *[other] 是否应为“{ $nearest }”？否则请先定义它。
}
fault-day = { $day ->
    [workday] 工作日
    [weekend] 周末
   *[other] { $day }
}
fault-lang = { $lang ->
    [zh] 中文
    [en] 英文
   *[other] { $lang }
}

# 场景文件
issue-bad-colour = { fault-owner }的颜色“{ $colour }”无效
    .hint = 颜色写成 # 加六位十六进制数，如 "#3a7bd5"。
issue-bad-coordinates = { $field } 的值 { $value } 无效
    .hint = 应为 { $lowest } 至 { $highest } 之间的度数。
issue-bad-date = “{ $date }”不是日期
    .hint = 日期写成 2022-05-23；大事记也可只写年（2022）或年月（2022-05）。
issue-bad-figure = 数据“{ $id }”的数值无效：{ $reason ->
        [not-finite] 不是数
        [backwards] 范围的起点大于终点
       *[other] { $reason }
    }
    .hint = 写一个普通的数；范围先写小的，再写大的。
issue-bad-floor-range = { fault-owner }的楼层范围颠倒：{ $first } 至 { $last }
    .hint = 先写下面的楼层，再写上面的楼层。
issue-bad-mapping = 消息映射“{ $topic }”{ $reason ->
        [brace] 的“{ $value }”写法不对
        [empty-level] 的主题中有空的一级
        [name-twice] 两次使用名称“{ $value }”
        [no-values] 没有列出任何数值
        [not-finite] 的系数或偏移不是有效数字
        [pointer] 的 JSON 指针“{ $value }”无效
        [unit] 的单位“{ $value }”不能换算成该指标的单位
        [unknown-part] 的地点用了主题中没有的名称“{ $value }”
        [wildcard] 的通配符“{ $value }”位置不对
       *[other] 有误：{ $value }（{ $reason }）
    }
    .hint = 主题的每一级是文字、加号或花括号里的名称，花括号须占整整一级；指针以 / 开头。写法见 docs/FEEDS.md。
issue-bad-outline = { fault-owner }的轮廓无效：{ $reason ->
        [self-intersecting] 边线自相交
        [too-few-corners] 不足三个角点
        [not-finite] 含有不是数的坐标
        [not-positive] 尺寸不大于零
        [no-area] 面积为零
        [too-large] 尺寸过大
       *[other] { $reason }
    }
    .hint = 检查角点的顺序和尺寸；单位是米。
issue-bad-path = { fault-owner }的文件路径“{ $path }”无效
    .hint = 写相对于场景文件夹或 assets 的路径，不能为空，也不能指到它们之外。
issue-bad-position = { fault-owner }的 { $field } 无效：{ $value }
    .hint = 坐标以米为单位，从园区原点量起，不超过 100 公里。
issue-bad-rack-layout = 机柜布置“{ $layout }”无效：{ $reason ->
        [no-rows] 没有列
        [no-racks] 没有机柜
        [not-positive] 有尺寸不大于零
        [rows-overlap] 相邻两列重叠
        [blocks-overlap] 同一列的两段重叠
        [pitch-too-small] 间距小于机柜宽度
       *[other] { $reason }
    }
    .hint = 检查 rack_m、row_centres_m、blocks 和 pitch_m；单位是米。
issue-bad-scale = 模型“{ $id }”的比例 { $value } 无效
    .hint = 比例应为大于零的数；原大写 1.0，或不写。
issue-bad-size = { fault-owner }的 { $field } 无效：{ $value }
    .hint = 应为大于零的合理数值，单位是米。
issue-bad-time = 视角“{ $view }”的时刻“{ $time }”无效
    .hint = 写成 24 小时制的 时:分，如 "19:30"。
issue-bad-timezone = 时区“{ $timezone }”不存在
    .hint = { $nearest ->
        [none] 写 IANA 时区名，如 "Asia/Shanghai"。
       *[other] 是否应为“{ $nearest }”？时区写 IANA 名，如 "Asia/Shanghai"。
    }
issue-bad-view = 视角“{ $view }”无效：{ $reason ->
        [eye-is-target] 视点与目标点重合
        [not-finite] 坐标不是数（{ $value }）
        [field-of-view] 视场角 { $value } 度不可用
        [under-ground] 视点在地面以下（高度 { $value } 米）
       *[other] { $reason }
    }
    .hint = 检查 eye、target 和 fov_deg；y 向上，单位是米和度。
issue-band-end = 规则“{ $rule }”第 { $band } 档的上限（below）{ $reason ->
        [missing] 缺失
        [superfluous] 多余
       *[other] 有误
    }
    .hint = 除最后一档外都要写 below，最后一档不写。
issue-bands-not-rising = 规则“{ $rule }”第 { $band } 档的上限 { $below } 不大于前一档的 { $before }
    .hint = 各档按 below 从小到大排列。
issue-building-overlap = 建筑“{ $a }”与“{ $b }”重叠 { $m2 } 平方米
    .hint = 移动或缩小其中一栋。
issue-change-impossible = “{ $id }”不能这样更改：{ $reason ->
        [malformed-id] 这个编号不能用作建筑编号
        [no-mode] 没有恰好打开这些隔墙的模式：{ $more }
        [no-racks] 那里没有规划机柜
        [no-room] 没有这个房间
        [not-finite] 含有无效数值
        [own-model] 它用自带的模型，无法重建
        [round] 圆形体块只有一个尺寸，两个方向要按同一比例
        [several-floors] 这个房间在几层共用一条说明，请写 { $more }
        [size] 边长应为 3 至 2,000 米
        [storeys] 层数应为 1 至 { $more }
        [taken-id] 已有这个编号的建筑
        [too-many-racks] 那里最多放 { $more } 个机柜
        [which-volume] 它有几个体块：{ $more }
       *[other] { $reason }
    }
    .hint = 改正这一项，或从列表里删去。
issue-days-backwards = { fault-owner }：{ $last } 早于 { $first }
    .hint = 日期要按先后写：开工（begun）、封顶（topped）、建成（done）；开始（from）、结束（to）。
issue-duplicate-field = { $in } 中的 { $field } 写了两次
    .hint = 只保留一个。
issue-duplicate-id = { fault-kind }的编号“{ $id }”重复，首次出现在第 { $line } 行
    .hint = 换一个编号；编号在园区内不能重复。
issue-empty-name = { fault-owner }的 { $field } 缺少{ fault-lang }文字
    .hint = 名称要写全中文（zh）和英文（en）。
issue-file-missing = 缺少文件 { $file }
    .hint = 补上这个文件；可参照其他场景文件夹里的同名文件。
issue-file-too-large = 文件 { $file } 有 { $mib } MiB，超过上限 { $limit_mib } MiB
    .hint = 检查是否放错了文件，或把内容拆小。
issue-file-unreadable = 无法读取 { $file }：{ $reason }
    .hint = 检查文件是否存在，以及是否有读取权限。
issue-folder-missing = 找不到场景文件夹 { $folder }
    .hint = 检查路径；场景文件夹里应有 park.ron。
issue-format-missing = 文件没有写格式版本 format
    .hint = 在文件开头加上 format: { $known }。
issue-format-newer-minor = 文件格式 { $found } 比本程序认识的 { $known } 略新
    .hint = 可以打开，但新增的内容可能不显示；建议更新程序。
issue-format-too-new = 文件格式 { $found } 太新，本程序只认识到 { $known }
    .hint = 请更新程序，或用旧格式重新导出文件。
issue-format-unknown = 文件格式 { $found } 不存在
    .hint = 当前格式是 { $known }。
issue-formula-name = 规则“{ $rule }”的公式里没有名为“{ $name }”的指标
    .hint = { fault-nearest }可用：metrics 里数值指标的 id，以及 capacity、occupancy、racks、mean_power。
issue-formula-unreadable = 规则“{ $rule }”的公式无法读取：{ $reason }
    .hint = 用 + - * / ^、括号和指标的 id，例如 "power / mean_power"。
issue-metric-interval = 指标“{ $metric }”的间隔（interval_secs）{ $value } 秒不可用
    .hint = 写两次读数之间的秒数，大于 0。
issue-metric-name-taken = 指标不能叫“{ $metric }”：公式里这个名字另有含义
    .hint = 换一个 id。
issue-metric-range = 指标“{ $metric }”的范围（range）从 { $least } 到 { $most }，是空的
    .hint = 先写最小值，再写最大值。
issue-rack-life = 机柜的 { $field } 不可用（{ $value }）
    .hint = supply_c 为 -20 至 60 °C；job_hours 为最短、最长小时数，最短大于 0。
issue-walks-share = 外出走动的比例 { $value } 不可用
    .hint = 请给出在场人数的 0 到 0.5。
issue-gfa-mismatch = 建筑“{ $building }”注明的建筑面积为 { $stated_m2 } 平方米，按体块计算为 { $computed_m2 } 平方米
    .hint = 修改 stated_gfa_m2，或修改体块、层数和洞口。
issue-keep-range = 历史记录设置 { $field } 为 { $value }，无效
    .hint = 应在 { $least } 至 { $most } 之间；写法见 docs/HISTORY.md。
issue-malformed-id = { fault-kind }的编号“{ $id }”写法不对
    .hint = 编号不能为空，不能有首尾空格、反斜杠或空的层级。
issue-missing-field = { $in } 缺少 { $field }
    .hint = 补上 { $field }。
issue-no-bands = 规则“{ $rule }”没有分档
    .hint = 在 bands 里至少写一档。
issue-no-stops = 导览“{ $tour }”没有任何停留点
    .hint = 在 stops 里至少写一个停留点。
issue-no-storeys = 建筑“{ $building }”的体块“{ $volume }”没有楼层
    .hint = 在 storeys 里写明层数和层高，层数至少为 1。
issue-no-volumes = 建筑“{ $building }”没有体块
    .hint = 在 volumes 里至少写一个体块。
issue-not-utf8 = 文件 { $file } 不是 UTF-8 编码
    .hint = 用文本编辑器另存为 UTF-8。
issue-number-out-of-range = 数值 { $value } 超出范围
    .hint = 检查位数和正负号；个数不能为负，也不能过大。
issue-opening-outside = 建筑“{ $building }”体块“{ $volume }”的洞口超出体块 { $m2 } 平方米
    .hint = 移动或缩小洞口（courts、voids），使它在体块轮廓之内。
issue-outside-site = { fault-owner }超出用地红线 { $m2 } 平方米
    .hint = 移到红线之内，或修改用地红线。
issue-partition-outside = 活动隔墙“{ $id }”超出建筑“{ $building }”
    .hint = 检查 from 和 to；坐标从建筑中心量起，单位是米。
issue-profile-length = 在场曲线“{ $profile }”的{ fault-day }有 { $count } 个数值，应为 24 个
    .hint = 从 0 点到 23 点，每小时写一个数值。
issue-profile-range = 在场曲线“{ $profile }”{ fault-day } { $hour } 点的数值 { $value } 无效
    .hint = 应为 0 至 1 之间的比例。
issue-racks-outside-hall = 大厅“{ $hall }”放不下机柜布置“{ $layout }”，超出 { $over_m } 米
    .hint = 减少列数或机柜数，或加大大厅。
issue-road-too-short = 道路“{ $id }”的中心线不足两个点
    .hint = 在 centreline 里至少写两个不同的点。
issue-ron-expected = 此处应为{ $expected ->
        [number] 数
        [integer] 整数
        [string] 带引号的文字
        [boolean] true 或 false
        [name] 字段名
        [optional] Some(…) 或 None
        [unit] ()
        [other] 其他内容
       *[sign] “{ $expected }”
    }
    .hint = 检查这里和前一行的逗号、括号和引号。
issue-ron-syntax = RON 语法错误：{ $reason }
    .hint = 检查这里和前一行的逗号、括号和引号。
issue-ron-trailing = 最后一个括号之后还有内容
    .hint = 删去多余的内容，或检查括号是否提前关闭。
issue-ron-unfinished = 文件没有写完：括号没有关闭
    .hint = 补上缺少的括号；文件也可能被截断了。
issue-room-outside-building = 房间“{ $id }”超出建筑“{ $building }”第 { $floor } 层 { $m2 } 平方米
    .hint = 检查 at 和 size；坐标从建筑中心量起，单位是米。
issue-room-overlap = 房间“{ $a }”与“{ $b }”在第 { $floor } 层重叠 { $m2 } 平方米
    .hint = 移动或缩小其中一个房间。
issue-said-number = 停留点“{ $stop }”的{ fault-lang }解说里有数字 { $number }，没有数据条目可查
    .hint = 把数字换成数据条目的编号，写在花括号里，屏幕会显示它的数值和来源。
issue-scenario-circle = 情景“{ $scenario }”绕回以自己为基础
    .hint = 换一个 base，或去掉 base。
issue-scenario-name = 文件 { $file } 里的情景编号是“{ $id }”，与文件名不符
    .hint = 改文件名或改 id，使两者相同。
issue-scenario-range = 情景“{ $scenario }”的 { $field } 为 { $value }，无效
    .hint = 应为 0 至 1 之间的比例。
issue-showroom-range = 展厅的 { $field } 为 { $value }，无效
    .hint = 应在 { $least } 至 { $most } 之间。
issue-showroom-time = 展厅的时刻“{ $time }”无效
    .hint = 写成 24 小时制的 时:分，如 "19:30"。
issue-site-empty = 园区没有建筑
    .hint = 在 buildings 里至少写一栋建筑。
issue-stop-range = 停留点“{ $stop }”的 { $field } 为 { $value }，无效
    .hint = 应在 { $least } 至 { $most } 之间。
issue-stop-time = 停留点“{ $stop }”的时刻“{ $time }”无效
    .hint = 写成 24 小时制的 时:分，如 "19:30"。
issue-storey-height = 建筑“{ $building }”体块“{ $volume }”的层高 { $height_m } 米不合理
    .hint = 检查 height_m；单位是米。
issue-too-many = { fault-owner }的 { $field } 为 { $value }，超过上限 { $limit }
    .hint = 检查是否多写了位数。
issue-too-many-issues = 共 { $count } 个问题，只列出前 { $shown } 个
    .hint = 先改正列出的问题，再检查一次。
issue-tour-name = 文件 { $file } 里的导览编号是“{ $id }”，与文件名不符
    .hint = 改文件名或改 id，使两者相同。
issue-unknown-field = { $in } 没有字段 { $field }
    .hint = { $nearest ->
        [none] 可用的字段：{ $expected }。
       *[other] 是否应为 { $nearest }？可用的字段：{ $expected }。
    }
issue-unknown-figure = { fault-owner }的解说引用了不存在的数据条目“{ $id }”
    .hint = { fault-nearest }
issue-unknown-file = 场景文件夹里的 { $file } 没有用处
    .hint = { $nearest ->
        [none] 如不需要，可删去或移走。
       *[other] 文件名是否应为 { $nearest }？
    }
issue-unknown-floor = { fault-owner }指向不存在的第 { $floor } 层
    .hint = 该建筑有第 { $lowest } 至第 { $highest } 层。
issue-unknown-green = { fault-owner }指向不存在的绿地“{ $id }”
    .hint = { fault-nearest }
issue-unknown-group = { fault-owner }指向不存在的人群“{ $id }”
    .hint = { fault-nearest }
issue-unknown-metric = { fault-owner }指向不存在的指标“{ $id }”
    .hint = { fault-nearest }
issue-unknown-mode = { fault-owner }指向不存在的隔墙模式“{ $id }”
    .hint = { fault-nearest }
issue-unknown-organisation = { fault-owner }指向不存在的机构“{ $id }”
    .hint = { fault-nearest }
issue-unknown-overlay = { fault-owner }指向不存在的着色“{ $id }”
    .hint = { fault-nearest }
issue-unknown-partition = { fault-owner }指向不存在的活动隔墙“{ $id }”
    .hint = { fault-nearest }
issue-unknown-place = { fault-owner }指向不存在的地点“{ $id }”
    .hint = { fault-nearest }
issue-unknown-profile = { fault-owner }指向不存在的在场曲线“{ $id }”
    .hint = { fault-nearest }
issue-unknown-rack-layout = { fault-owner }指向不存在的机柜布置“{ $id }”
    .hint = { fault-nearest }
issue-unknown-room = { fault-owner }指向不存在的房间“{ $id }”
    .hint = { fault-nearest }
issue-unknown-scenario = { fault-owner }指向不存在的情景“{ $id }”
    .hint = { fault-nearest }
issue-unknown-segment = { fault-owner }指向不存在的板块“{ $id }”
    .hint = { fault-nearest }
issue-unknown-source = { fault-owner }指向不存在的资料来源“{ $id }”
    .hint = { fault-nearest }
issue-unknown-use = { fault-owner }指向不存在的用途“{ $id }”
    .hint = { fault-nearest }
issue-unknown-variant = { $in } 没有“{ $variant }”这一种
    .hint = { $nearest ->
        [none] 可选：{ $expected }。
       *[other] 是否应为 { $nearest }？可选：{ $expected }。
    }
issue-unknown-tour = { fault-owner }指向不存在的导览“{ $id }”
    .hint = { fault-nearest }
issue-unknown-view = { fault-owner }指向不存在的视角“{ $id }”
    .hint = { fault-nearest }
issue-unknown-volume = 情景“{ $owner }”指向“{ $building }”没有的体块“{ $id }”
    .hint = { fault-nearest }
issue-volume-overlap = 建筑“{ $building }”的体块“{ $a }”与“{ $b }”重叠 { $m2 } 平方米，建筑面积会重复计算
    .hint = 移动体块，或在其中一个体块里开出 courts。
issue-wrong-length = 应有 { $expected } 项，实有 { $found } 项
    .hint = 补足或删去多余的项。
issue-wrong-type = 此处应为 { $expected }，写的是 { $found }
    .hint = 按要求的类型改写；文字要加引号，数不加引号。

# 模型文件
issue-gltf-file-missing = 找不到模型文件 { $file }
    .hint = 检查路径；由参数生成的模型可用 yungu build-models 重新生成。
issue-gltf-unreadable = 无法读取模型文件 { $file }：{ $reason }
    .hint = 检查它是不是普通文件，以及是否有读取权限。
issue-gltf-empty = 模型文件 { $file } 是空的
    .hint = 重新导出或重新下载。
issue-gltf-too-big = 模型文件 { $file } 有 { $megabytes } MiB，超过上限 { $limit } MiB
    .hint = 减面、缩小贴图，或拆成几个文件。
issue-gltf-too-complex = { $at } 有 { $count } 项，超过上限 { $limit }
    .hint = 在建模软件中简化后重新导出。
issue-gltf-not-gltf = { $file } 不是 glTF 文件
    .hint = 从建模软件导出 glTF 2.0（.glb 或 .gltf）。
issue-gltf-version = 不支持 glTF 版本 { $version }
    .hint = 重新导出为 glTF 2.0。
issue-gltf-glb-header = GLB 文件头不完整：需要 { $needed } 字节，只有 { $actual } 字节
    .hint = 文件被截断，请重新导出或重新下载。
issue-gltf-glb-length = GLB 文件头写明长 { $declared } 字节，实为 { $actual } 字节
    .hint = 文件可能被截断或附加了内容，请重新导出或重新下载。
issue-gltf-glb-chunk = GLB 的 { $chunk } 数据块写明 { $declared } 字节，实有 { $actual } 字节
    .hint = 文件可能被截断，请重新导出或重新下载。
issue-gltf-glb-chunk-type = GLB 数据块“{ $chunk }”的类型或次序不对
    .hint = 第一块应为 JSON，第二块应为 BIN；请重新导出。
issue-gltf-json-syntax = 文件中的 JSON 有语法错误：{ $reason }
    .hint = 重新导出；如是手工修改的，请检查逗号、括号和引号。
issue-gltf-json-shape = 文件中的 JSON 不符合 glTF 结构：{ $reason }
    .hint = 用符合 glTF 2.0 的软件重新导出。
issue-gltf-index-reference = { $at } 指向不存在的项
    .hint = 用符合 glTF 2.0 的软件重新导出。
issue-gltf-value-invalid = { $at } 的值无效
    .hint = 用符合 glTF 2.0 的软件重新导出。
issue-gltf-value-missing = 缺少 { $at }
    .hint = 用符合 glTF 2.0 的软件重新导出。
issue-gltf-extension-required = 模型要求扩展 { $extension }，本程序不支持
    .hint = 导出时关闭这个扩展（如 Draco 或 meshopt 压缩、量化）。
issue-gltf-extension-ignored = 扩展 { $extension } 不支持，显示时略去
    .hint = 如外观有差别，导出时关闭这个扩展。
issue-gltf-path-outside = { $at } 的路径“{ $uri }”指到模型文件夹之外
    .hint = 把文件放到模型旁边，或导出为单个 .glb。
issue-gltf-uri-remote = { $at } 指向网址“{ $uri }”，本程序不从网络加载
    .hint = 把文件下载到模型旁边，或导出为单个 .glb。
issue-gltf-uri-invalid = { $at } 的地址“{ $uri }”无效
    .hint = 写相对路径，特殊字符按百分号编码；或导出为单个 .glb。
issue-gltf-bin-missing = { $at } 要用 GLB 的二进制数据块，但文件中没有
    .hint = 文件可能被截断，请重新导出或重新下载。
issue-gltf-buffer-missing = { $at } 的文件“{ $uri }”找不到或无法读取
    .hint = 把这个文件和模型放在一起，或导出为单个 .glb。
issue-gltf-buffer-short = { $at } 写明 { $declared } 字节，实有 { $actual } 字节
    .hint = 数据可能被截断，请重新导出或重新下载。
issue-gltf-buffer-view-outside = { $at } 读到第 { $end } 字节，而缓冲区只有 { $length } 字节
    .hint = 用符合 glTF 2.0 的软件重新导出。
issue-gltf-accessor-outside = { $at } 读到第 { $end } 字节，而视图只有 { $length } 字节
    .hint = 用符合 glTF 2.0 的软件重新导出。
issue-gltf-accessor-without-data = { $at } 没有数据
    .hint = 重新导出，使每个访问器都带数据。
issue-gltf-position-missing = { $at } 没有顶点位置（POSITION）
    .hint = 删去空的图元，或重新导出。
issue-gltf-position-not-finite = { $at } 第 { $vertex } 个顶点的位置不是数
    .hint = 在建模软件中清理网格后重新导出。
issue-gltf-bounds-missing = { $at } 没有位置的最小值和最大值
    .hint = 用符合 glTF 2.0 的软件重新导出。
issue-gltf-bounds-wrong = { $at } 的最小值或最大值与顶点不符
    .hint = 重新导出；否则选取和剔除会出错。
issue-gltf-attribute-type = { $at } 的 { $attribute } 类型不对：{ $found }
    .hint = 用符合 glTF 2.0 的软件重新导出。
issue-gltf-attribute-count = { $at } 的 { $attribute } 有 { $count } 项，应为 { $expected } 项
    .hint = 重新导出，使各顶点属性的数量相同。
issue-gltf-index-outside = { $at } 的顶点序号 { $index } 超出范围，应小于 { $limit }
    .hint = 在建模软件中清理网格后重新导出。
issue-gltf-mode-unsupported = { $at } 的图元类型 { $mode } 不支持
    .hint = 转换成三角形后重新导出。
issue-gltf-triangles-incomplete = { $at } 的 { $count } 个顶点不能组成完整的三角形
    .hint = 在建模软件中三角化后重新导出。
issue-gltf-too-many-triangles = 模型有 { $count } 个三角形，超过建议的 { $limit } 个
    .hint = 减面后重新导出，否则画面可能不流畅。
issue-gltf-not-fully-checked = { $file } 数据太多，只检查了一部分
    .hint = 减面或拆分后再检查一次。
issue-gltf-node-cycle = { $at } 在节点树中形成循环
    .hint = 在建模软件中修正父子关系后重新导出。
issue-gltf-node-two-parents = { $at } 在节点树中出现两次
    .hint = 每个节点只能有一个上级；请重新导出。
issue-gltf-nodes-too-deep = { $at } 的层级超过 { $limit } 层
    .hint = 合并或展平节点层级后重新导出。
issue-gltf-joint-outside-scene = { $at } 的关节 { $joint } 不在同一场景中
    .hint = 把骨架和模型导出到同一个场景。
issue-gltf-nothing-shown = { $file } 里没有可显示的内容
    .hint = 检查导出时是否选中了模型，以及场景是否包含节点。
issue-gltf-image-missing = { $at } 的图片“{ $uri }”找不到或无法读取
    .hint = 把图片和模型放在一起，或导出为单个 .glb。
issue-gltf-image-format = { $at } 的图片格式 { $format } 不支持
    .hint = 改用 PNG 或 JPEG。
issue-gltf-image-corrupt = { $at } 的图片已损坏：{ $reason }
    .hint = 重新导出或替换这张图片。
issue-gltf-image-type-mismatch = { $at } 写明是 { $declared }，实为 { $found }
    .hint = 改正类型，或重新导出。
issue-gltf-image-too-large = { $at } 的图片为 { $width } x { $height } 像素，超过上限 { $limit }
    .hint = 缩小图片。
issue-gltf-texture-without-image = { $at } 没有本程序能用的图片
    .hint = 为贴图配上 PNG 或 JPEG 图片。
issue-gltf-yungu-not-text = { $at } 的 yungu 编号不是文字
    .hint = 在 extras 里写成 "yungu": "编号"。
issue-gltf-yungu-malformed = { $at } 的 yungu 编号“{ $id }”写法不对
    .hint = 编号不能为空，不能有首尾空格、反斜杠或空的层级。
issue-gltf-yungu-duplicate = { $at } 的 yungu 编号“{ $id }”已用于 { $first }
    .hint = 每个编号只能用于一个节点。
issue-gltf-more-issues = 还有 { $count } 个问题没有列出
    .hint = 先改正列出的问题，再检查一次。
issue-driver-leaks = 软件显卡驱动 { $version } 每画一帧都会漏掉一些内存
    .hint = 装 Mesa 24 或更新的版本（Debian 12：从 bookworm-backports 安装 mesa-vulkan-drivers），或不时重新打开程序。
issue-model-missing = 缺少模型文件 { $file }，用带标签的方盒代替
    .hint = 运行 yungu build-models，或把文件放回原处。
issue-guide-unusable = { $file } 不能用作讲解员：{ $reason }
    .hint = 导览照常进行，只是没有讲解员。用 yungu build-models 重新生成，或换一个带蒙皮和 idle、talk、welcome、point 四个动作的 .glb。
issue-model-load-failed = 模型文件 { $file } 没能载入：{ $reason }
    .hint = 用 yungu check 检查这个文件，或重新导出。
issue-model-path-outside = 模型路径 { $file } 指到场景和资源文件夹之外
    .hint = 写相对于场景文件夹或 assets 的路径。
issue-model-file-kind = { $file } 不是 .glb 或 .gltf 文件
    .hint = 从建模软件导出 glTF 2.0。
issue-model-unknown-place = { $file } 里的编号“{ $id }”不是园区里的地点
    .hint = 改正节点的 yungu 编号，或在场景里加上这个地点。
issue-model-unknown-place-near = { $file } 里的编号“{ $id }”不是园区里的地点
    .hint = 是否应为“{ $near }”？
issue-model-unbound-place = { $file } 里没有地点“{ $id }”的节点
    .hint = 在模型里把对应节点的 yungu 编号写成“{ $id }”，否则无法选中它。
issue-texture-unusable = 贴图 { $file } 无法使用：{ $reason }
    .hint = 运行 yungu build-models --textures 重新生成；在此之前这种表面不带纹理。

issue-model-stale = 模型文件 { $file } 与场景参数不一致
    .hint = 运行 yungu build-models 重新生成。

# 步行的人
issue-door-blocked = “{ $place }”的门前有东西挡着：走不进去
    .hint = 移开那里的设备：门两侧各需 1 米空地，而这个房间的墙边都没有。

issue-no-way-on-foot = 步行者进不了建筑“{ $building }”：这里的人只在楼内出现
    .hint = 为它设一个能从行人大门走到的入口，或增设大门。

# Fonts
issue-font-missing = 找不到字体文件 { $file }
    .hint = 检查 park.ron 中 fonts 的路径，或把字体文件放到该处；现在改用其他字体。
issue-font-no-chinese = 字体 { $file } 不含中文字形
    .hint = 换用含中文的字体，例如 Noto Sans SC；缺少的字由自带字体补足。
issue-font-not-a-font = { $file } 不是可用的字体文件：{ $reason }
    .hint = 使用完整的 .ttf 或 .otf 文件；现在改用其他字体。
issue-font-unreadable = 无法读取字体文件 { $file }：{ $reason }
    .hint = 检查文件权限；现在改用其他字体。

## History 历史记录

history-file = 园区 { $park } 的历史记录，{ $size } MB
history-span = 记录时段：{ $from } 至 { $to }
history-empty = 尚无记录
history-gaps = 空缺 { $count } 处
history-gap = { $from } 至 { $to } 没有记录
history-nothing-recorded = { $place } 没有指标 { $metric } 的记录。
history-not-read = 无法读取历史记录 { $file }：{ $reason }
history-csv-park = 园区
history-csv-place = 地点
history-csv-whole-park = 整个园区
history-csv-metric = 指标
history-csv-unit = 单位
history-csv-share = 比值（0 到 1）
history-csv-count = 个
history-csv-source = 来源
history-csv-origin = 数据
history-csv-from = 开始
history-csv-to = 结束
history-csv-time = 时间
history-csv-mean = 平均
history-csv-least = 最小
history-csv-most = 最大
history-csv-word = 内容

issue-history-damaged = 历史记录文件已损坏，且无法改名：{ $reason }
    .hint = 关闭其他正在读取它的程序，或手动把它移走；之后会自动新建文件并继续记录。
issue-history-disk = 历史记录暂停：磁盘报告错误（{ $reason }）
    .hint = 检查磁盘与连接；恢复后会自动继续记录。
issue-history-dropped = 有 { $count } 个时刻没有写入历史记录
    .hint = 磁盘太慢或暂时无法写入；这些时刻在曲线上是空缺。
issue-history-has-holes = 历史记录中有 { $count } 个数据块已损坏
    .hint = 其中的数值按空缺处理，其余不受影响。请检查磁盘。
issue-history-in-use = 历史记录暂停：另一个程序或窗口正在写入同一文件（{ $reason }）
    .hint = 只保留一个窗口；另一个关闭后会自动继续记录。
issue-history-no-room = 历史记录暂停：没有空间（{ $reason }）
    .hint = 清理磁盘，或调高历史记录的大小上限；有空间后会自动继续记录。
issue-history-not-ours = 历史记录暂停：该文件不属于本园区（{ $reason }）
    .hint = 换一个文件，或把它移走；本程序不会改动它。
issue-history-not-writable = 历史记录暂停：无法写入文件（{ $reason }）
    .hint = 检查文件夹的写入权限，或另选文件夹；可写后会自动继续记录。
issue-history-set-aside = 历史记录文件曾损坏，已改名为 { $name }，并新建了文件
    .hint = 旧文件原样保留，可用 SQLite 工具尝试恢复；不需要时可删除。
issue-history-too-new = 历史记录暂停：文件由更新版本的程序写成（{ $reason }）
    .hint = 升级本程序，或另选文件；本程序不会改动它。

# 手机遥控页面
remote-title = 云谷遥控
remote-connected = 已连接
remote-connecting = 正在连接…
remote-lost = 连接断开，正在重连…
remote-language = EN
remote-language-why = 切换为英文 Switch to English
remote-choose = 选一条导览开始
remote-no-tours = 这个园区没有导览
remote-length = 全程 { $time }
remote-end = 结束
remote-end-sure = 再按一次结束
remote-stop-of = 第 { $stop } 站 · 共 { $stops } 站
remote-used = 已用 { $time }
remote-still = 剩余 { $time }
remote-stops = 全部站点
remote-overlays = 着色
remote-overlay-none = 原色
remote-point = 拖动指点
remote-point-why = 按住拖动，在大屏幕上照亮所指的地方；也可以用方向键，Esc 取消
remote-left = 有人动了视角，导览在等待
remote-rejoin = 回到导览
remote-before = 上一站
remote-after = 下一站
remote-last = 这是最后一站
remote-play = 自动播放
remote-wait = 停在本站
remote-freeze = 定格
remote-frozen = 已定格
remote-frozen-why = 大屏幕已定格
remote-black = 黑屏
remote-blacked = 已黑屏
remote-black-why = 大屏幕已变黑
remote-scan = 请扫描电脑上的二维码
remote-scan-why = 手机要和电脑在同一个网络里。每个二维码只能用一次。
remote-bad-token = 这个二维码已经用过或过期
remote-unknown-session = 这部手机需要重新连接
remote-locked = 试错次数太多，{ $secs } 秒后自动再试
remote-full = 遥控的手机已经够多
remote-elsewhere = 已改在另一个页面遥控
remote-here = 改回这里
remote-dismissed = 电脑断开了所有手机
remote-again = 再试一次
remote-refused = 电脑没有接受这个操作
remote-too-many = 操作太快，请慢一点
remote-no-network = 这台电脑不在任何网络中，手机找不到它；请连上网络或打开热点，或用 --remote 只在本机打开
remote-port-taken = 手机遥控打不开：{ $address } 已被别的程序占用，请换一个端口
remote-no-such-address = 手机遥控打不开：这台电脑没有 { $address } 这个地址，可以写 --remote lan
remote-not-allowed = 手机遥控打不开：系统不允许在 { $address } 上监听，请换 1024 以上的端口
remote-fault = 手机遥控打不开：{ $fault }

section-title = 剖切
section-upright = 竖切
section-level = 平切
section-box = 剖切盒
section-height = 标高
section-height-from = 距地面
section-bearing = 朝向
section-bearing-from = 自正北顺时针
section-degrees = {"°"}
section-along = 位置
section-along-from = 距园区原点
section-box-x = 宽
section-box-z = 深
section-box-top = 顶高
section-box-top-from = 顶面距地面
section-flip = 换看另一侧
section-close = 结束剖切
section-push = 拖动：移动剖切面；按住 Alt 精确到厘米
section-turn = 拖动：转动剖切面；按住 Alt 精确到 0.1°
panel-help-section = 剖切：竖切、平切或用剖切盒切开建筑；在画面里拖动箭头
help-arg-section = 剖切建筑：level,标高 或 upright,X,Z,朝向 或 box,X,Z,宽,深,转角,顶高，单位为米和度
split-wipe = 卷帘对比
split-halves = 并排对比
split-grip = 拖动：移动两个方案之间的分界线
split-coming = 正在绘制另一方案
help-arg-split = 与 --compare 所给方案（不给则与所依据的方案）的画面对比：wipe（卷帘）或 halves（并排）
partition-stands = 状态
partition-is-open = 已打开 · { $mode }
partition-is-closed = 已关闭 · { $mode }
partition-open = 打开：{ $mode }
partition-close = 关闭：{ $mode }
partition-also-opens = { $name }将一同打开：没有哪种隔墙模式只改变这一道隔墙。
partition-also-closes = { $name }将一同关闭：没有哪种隔墙模式只改变这一道隔墙。
partition-fixed = 这栋建筑的各种隔墙模式都不改变这道隔墙。
partition-by-hand = 也可以在画面里再点它一下，或沿轨道拖动它。
tree-park = { $count } 栋建筑 · { $area }
tree-racks = { $count } 架机柜
tree-fold = 收起：{ $name }
tree-unfold = 展开：{ $name }
tree-enter = 进入：{ $name }
find-places = 目录
find-layers = 图层
find-examples = 可以这样问
layers-all = 全部显示
layers-use = 按用途
layers-storey = 按楼层
layers-status = 按状态
layers-show = 显示：{ $name }
layers-only = 只看
layers-only-this = 只看：{ $name }
layers-up-to = 显示到第几层
layers-storeys-all = 所有楼层
layers-note = 关闭的建筑和房间变淡、没有名称，也点选不到；更高的楼层揭开不显示。状态是数据中写明的，不随时间变化。
layers-some-off = 部分图层已关闭，点按全部显示
ask-top-floor = 顶层
planning-volumes = 各体块的尺寸
planning-width-of = { $volume }：宽
planning-depth-of = { $volume }：深
planning-across-of = { $volume }：直径
planning-room-use = 用途
planning-room-floors = 第{ $first }至{ $last }层的同名房间一起更改
planning-racks = 已装机柜
planning-racks-most = 最多 { $most } 架
planning-racks-share = 最多 { $most } 架；现按方案的比例安装
planning-closed = 平时关闭
planning-opened = 平时打开
planning-usual-mode = 平时：{ $mode }
planning-phase = 建设时间
planning-begun = 开工
planning-topped = 封顶
planning-done = 完工
planning-always = 没有建设时间：任何时候都在。
planning-always-set = 任何时候都在
planning-phase-set = 从所示日期起建设
planning-date-wrong = 日期请写成 2025-06-30 这样
# 摄影棚排期
studio-title = 摄影棚排期
studio-open = 排期
studio-new = 新建请求
studio-no-request = 还没有请求。点“新建请求”添加一项拍摄，再填面积、天数和时段；下方的图上即排出位置。
studio-placed = 排进 { $placed } / { $requests } 项
studio-changeovers = 隔墙转换 { $count } 次
studio-unproven = 不一定是最好的排法（未证明）。
studio-coming = 正在计算…
studio-no-place = 排不进 · 点选看原因和可行的改法
studio-left-out = 隔墙模式 { $mode } 有误，没有采用
studio-again = 重新读取
studio-aside = 旧文件另存，再保存
studio-file-faulty = 读不懂 { $path }：{ $why }。文件没有改动。
studio-file-twice = { $path } 里编号“{ $id }”重复或为空，没有采用。文件没有改动。
studio-file-changed = { $path } 被别处改过，没有覆盖。
studio-month = 月
studio-month-why = 一次看一个月
studio-quarter = 季
studio-quarter-why = 一次看三个月
studio-whole = 全程
studio-whole-why = 一次看全部日子
studio-months = { $months }个月
studio-months-why = 从时钟所在的月份起排{ $months }个月
studio-chart = 排期图
studio-modes = 隔墙模式
studio-hint = 点某一天，三维画面就显示那一天；横向拖动可看前后的日子。
studio-booking = 已定预订
studio-option = 意向预订
studio-request = 排入的请求
studio-conflict = 冲突
studio-changeover = 隔墙转换
studio-changes-to = 隔墙转换为“{ $mode }”
studio-days = { $from } – { $to }（{ $days } 天）
studio-for-days = { $days } 天
studio-on-time = 从最早可开始的那天开始
studio-waits = 比最早可开始的那天晚 { $days } 天
studio-no-space = 没有一种隔墙模式恰好有它的房间
studio-reversed = 结束早于开始
studio-clash-rooms = { $who }（{ $kind }）占用同样的房间：{ $days }
studio-clash-partitions = 与{ $who }（{ $kind }）没有共同的隔墙模式：{ $days }
studio-clash-changeover = 与{ $who }（{ $kind }）之间来不及转换隔墙：{ $days }
studio-clash-together = 与{ $who }（{ $kind }）及其他各项不能同时成立：{ $days }
studio-too-many = 请求有 { $requests } 项，最多能排 { $most } 项。
studio-no-plan = 排不出：{ $fault }
studio-name = 名称
studio-area = 面积至少
studio-m2 = {" m²"}
studio-long = 连续天数
studio-day = {" 天"}
studio-weight = 权重
studio-from = 最早开始
studio-to = 最晚结束
studio-no-date = 请写成 2026-03-01 这样的日期，开始不晚于结束。
studio-screens = 要有LED屏
studio-screen-width = 屏宽至少
studio-screen-height = 屏高至少
studio-clear-height = 净高至少
studio-remove = 删除请求
studio-why = 为什么排不进
studio-why-needs = 够大的空间都缺：{ $needs }
studio-why-horizon = 时段有一部分不在所排的日子里。
studio-why-taken = 最接近的位置是 { $place }，但是：
studio-need-screens = LED屏
studio-need-size = 这么大的屏
studio-need-height = 这么高的净高
studio-remedies = 改一处就排得进（点一下即改）
studio-fault-id = 编号为空或重复。
studio-fault-area = 面积须大于0。
studio-fault-days = 天数须至少为1。
studio-fault-window = 时段的结束早于开始。
studio-fault-needs = 屏宽、屏高和净高不能小于0。
studio-fault-weight = 权重须在1到1,000,000之间。
studio-placed-at = 排在
studio-brings = 带来的人员与消费（估算）
studio-crew = 人员
studio-crew-given = 人数由请求给出。
studio-crew-area = 人数按面积从整栋的剧组人数折算。
studio-crew-unknown = 不知道人数，无法估算。
studio-nights = 酒店住宿（人·晚，每人每天一晚）
studio-hotels = 酒店（家）
studio-vehicles = 用车（辆）
studio-spending = 消费
studio-yuan = 约 { $yuan } 元
studio-one-case = 按一个公开案例的比例折算：只是数量级，不是预测。
panel-help-studios = 打开或关闭摄影棚排期
help-arg-studios = 打开摄影棚排期
## 两个方案对比
compare-with = 对比方案
compare-unchanged = 场景原状
compare-indicators = 规划指标（与{ $other }对比）
compare-difference = 差值
compare-share = 变化率
compare-better = 改善
compare-worse = 变差
compare-points = { $value }个百分点
compare-between = ；
compare-green-area = 绿地面积
compare-building-count = 建筑栋数
compare-staff-factor = 在岗员工比例
compare-people-there = 本方案人数
compare-racks-planned = 规划机柜
compare-racks-installed = 已装机柜
compare-installed-power = 已装机柜IT功率
compare-fire-gaps = 防火间距不足处
compare-outside-site = 超出用地面积
compare-dark-dwellings = 日照不足的住宅
compare-gfa = 建筑面积
compare-height = 高度
compare-people = 人数
compare-parking = 停车位
compare-power = IT功率
compare-added = 新增
compare-removed = 移除
compare-moved = 向{ $wind ->
    [n] 北
    [ne] 东北
    [e] 东
    [se] 东南
    [s] 南
    [sw] 西南
    [w] 西
   *[nw] 西北
}移动{ $by }
compare-turned = { $way ->
    [left] 逆时针
   *[right] 顺时针
}旋转{ $degrees }°
compare-outline = 外形不同
compare-reshaped = { $from }米改为{ $to }米
compare-storeys = { $from }层改为{ $to }层
compare-storey-heights = 层高不同
compare-use = 用途：由{ $from }变为{ $to }
compare-phase = 建成：由{ $from }变为{ $to }
compare-always = 始终存在
compare-mode = 隔墙：由{ $from }变为{ $to }
compare-racks = 机柜：由{ $from }变为{ $to }
compare-room = { $name }：{ $what }
compare-room-moved = 移动{ $by }
compare-more-rooms = 另有{ $count }个房间
compare-gap-come = 新出现间距不足：{ $a }与{ $b }相距{ $gap }，防火间距至少{ $needed }
compare-gap-gone = 间距不足已消除：{ $a }与{ $b }原相距{ $gap }，防火间距至少{ $needed }
compare-outside = { $name }超出用地：由{ $from }变为{ $to }
compare-buildings = 有差异的建筑（{ $count } 栋）
compare-no-building = 没有建筑不同。
compare-colours = 按差值给建筑着色
compare-overlay = 差值：{ $measure }
compare-unit-area = 平方米
compare-unit-areas = 万平方米
compare-unit-metres = 米
compare-unit-people = 人
compare-less = 减少
compare-more = 增加
compare-alike = 无差异
compare-note = 所示方案减{ $other }；按规划计算，并非实测。灰色为无差异。
compare-save = 存为一页 PDF
compare-no-page = 无法制作页面：{ $fault }
compare-from-to = 由{ $from }变为{ $to }
compare-by-use = 按用途的建筑面积
compare-rules = 规范
compare-title = { $from }与{ $to }对比
compare-under = 差值为{ $to }减{ $from }
compare-running = 方案对比
compare-plans = { $from }与{ $to }的总平面；后者的建筑按建筑面积差值着色
compare-legend = 各栋建筑面积：
compare-legend-gone = 虚线框：移除
compare-simulated = 指标由规划数据计算，人员按建筑面积折算，并非实测
compare-made = 云谷制作，{ $date }
compare-sources = { $from } · { $source }
compare-indicator = 指标
compare-nothing = 两个方案没有差异。
help-cmd-compare = 对比两个方案：指标、建筑、规范；输出文本、JSON 或一页 PDF
help-arg-compare-from = 第一个方案
help-arg-compare-to = 第二个方案；差值为第二个减第一个
help-arg-compare-out = 要写的 PDF 页
help-arg-shot-compare = 与所示方案对比的方案；同时给了 --split 时，旁边显示的就是它的画面。不给则与场景原状对比；有 --split 时，旁边显示所示方案所基于的方案，没有则取另一个方案
# 漫步
walk-button = 漫步
panel-help-walk = 在园区里漫步；再按一次返回原来的画面
walk-floor = 楼层 { $floor }
walk-outdoors = 室外
walk-up = 上一层
walk-down = 下一层
walk-out = 走出大门
walk-rise = 停在这里，从上方看
walk-end = 结束漫步
walk-end-what = 返回漫步前的画面
walk-no-foothold = 那里站不了人，或从这里看不到
walk-no-floor = 到不了那一层
walk-moved = 脚下的楼层没有了，已站到最近的地面或楼层上
walk-stick = 走动：向哪边拖就往哪边走，拖出圆圈走得更快
walk-keys = WASD 走动 · Shift 快走 · 拖动环顾 · 双击前往 · PgUp/PgDn 上下楼 · Esc 停下，从上方看
shot-walk-unknown = “{ $text }”不是站立的位置：请写东、南（米），可再写楼层和方位角（度），例如 12.5,-40,3,90
shot-walk-nowhere = “{ $text }”处无法站立：请给园区里的一点；要站在室内，请写该处建筑有的楼层
shot-walk-no-showroom = 展厅模式不能步行：请去掉 --walk，或去掉 --mode kiosk
help-arg-walk = 从站在该处的人眼看：东、南（米），可再写楼层（0 为室外）和方位角（度，0 为北，90 为东）
