import CatchmentKit

/// The commands: what each does, and what its help says before the options, in Chinese beside the first line in English.
extension HelpWords {
    /// A command: its abstract in both languages, and its explanation in Chinese.
    struct Command {
        var abstract: Wording
        var discussion: String
    }

    static let commands: [String: Command] = [
        "catchment": Command(
            abstract: Wording(
                "Tells how many people live within reach of service centers, where the blanks are, and which new centers would do most.",
                "测算服务中心服务半径内有多少人口、何处是服务空白、在哪里新建中心收效最大。"),
            discussion: """
                覆盖，指 WGS 84 椭球面上的测地距离不大于服务半径。先用 init 为文件夹中的文件生成规划文件，再用 inspect 核对读取情况，然后运行 cover（现状）和 site（选址）；\
                verify 仅凭已公布的文件复算结果。

                显示语言依 LC_ALL、LC_MESSAGES、LANG 而定，--lang en 或 --lang zh 优先。
                """),
        "init": Command(
            abstract: Wording("Writes a commented plan file for the files of a folder.", "为文件夹中的文件生成带注释的规划文件。"),
            discussion: """
                查看文件夹中的每个表格、图层和栅格，按列判明何者为需求点、设施、候选点、行政单元和禁建范围。只有使用者才能回答的，在规划文件中写成“待答”。\
                不覆盖已有文件。各项说明见 docs/zh/plan.md。
                """),
        "inspect": Command(
            abstract: Wording(
                "Shows how the files of a run are read: rows, columns, coordinates, units.", "说明各文件的读取情况：行、列、坐标、行政单元。"),
            discussion: "读取全部文件而不作计算：各列作何用途、保留哪些行、坐标如何理解、行政单元如何嵌套。有误之处写明文件与行号。"),
        "cover": Command(
            abstract: Wording(
                "Finds who is within reach of the existing centers, and where the blanks are.", "测算现有中心服务半径内的人口，查明服务空白。"),
            discussion: """
                计入状态为“现有”的设施（--include planned 另计入规划设施）。服务半径先取需求点的列，次取设施的列，再取 --radius。给出 --units 时按行政单元统计并画出服务空白；\
                否则未覆盖人口只归并为聚集区。--capacitated 另按设施容量说明何人得到服务。
                """),
        "site": Command(
            abstract: Wording("Proposes new centers, with the proof of how good the proposal is.", "提出新建中心的方案，并证明其优劣。"),
            discussion: """
                现有设施保持开放，不占 --count。mclp 至多新开 --count 处，覆盖人口最多；lscp 以最少点数达到 --target（占全部人口的比例，含现有覆盖）。\
                状态为必选的候选点一律启用并计入，禁选的一律不用。

                p-median 至多新开 --count 处，使人口与至最近设施距离的乘积之和最小；p-center 使最远者的距离最小；p-dispersion 恰好新开 --count 处，\
                彼此及与现有设施尽量远离。--cutoff 规定设施服务的最远距离；--cost-matrix 以行程时间等代替距离。

                用 --plan 时，规划文件的 siting 项与命令行参数等效（docs/zh/plan.md）；参数优先，--no-siting 不采用该项。

                lscp-b、bacop、bacop1 计入双重覆盖。覆盖率下限、配建标准、间距、预算、迁建与容量可与按覆盖选址的模型同用（docs/zh/siting.md）；\
                无法同时满足时，报告写明何者相互冲突。

                退出码：0 完成；3 目标无法达到、有人无处可服务或条件无法全部满足（附原因）；4 达到求解限制而停止（有方案及差距，或尚未得到方案）。
                """),
        "verify": Command(
            abstract: Wording("Recomputes a published run from its files alone.", "仅凭已公布的文件复算一次运行。"),
            discussion: """
                读取文件夹中的每个文件，以独立的程序重新量算并比对：report.json 的每项数值与所公布的位置，每个表、图层、工作簿和 GeoPackage 与报告及彼此之间，网页与其哈希值；\
                对一批情景方案，逐个核对文件夹、总表与清单。列出一致之处，以及未核对之处及其原因。比较结果由其所比较的两个文件夹复算；两者已不在或已改变时，只作内部核对。\
                全部一致时退出码为 0，有不一致或缺少文件时为 65。
                """),
        "scenario": Command(
            abstract: Wording(
                "Computes the scenarios of a plan file: what if some centers close, open, move or reach farther.",
                "计算规划文件中的情景方案：撤销、新建、迁移中心或调整服务半径等会怎样。"),
            discussion: """
                先检查全部情景方案，再行计算。文件夹中写出 scenarios.csv、report.json、manifest.json，并为规划现状（base）和每个情景方案各写一个同 cover 的文件夹；\
                --report 另写一页并列比较。--replay 按清单重新运行，并说明各文件是否相同。写法见 docs/zh/plan.md。
                """),
        "compare": Command(
            abstract: Wording(
                "Compares two results: people gained and lost, clusters closed and opened, by unit, class and level.",
                "比较两个结果：按行政单元、人群类别和层级，列出新增与失去覆盖的人口、消除与新出现的聚集区。"),
            discussion: """
                可比较 cover、site（其方案）或 scenario（某一情景方案的文件夹）写出的任意两个文件夹。需求点按编号对应；无法对应时按行政单元比较，并予说明。\
                变化 = 新增 − 失去 + 人口变动影响，恒等。
                """),
        "checkup": Command(
            abstract: Wording(
                "Examines a plan against its thresholds: green, amber, red, and lists of problems, tasks and responsibilities.",
                "按阈值体检：绿、黄、红，并列出问题、任务、责任三张清单。"),
            discussion: """
                计算规划的覆盖情况并作评判：各层级覆盖率、远距离人口、设施数与配建标准及建筑面积、功能、负荷、对单一设施的依赖、缺少坐标的设施。\
                阈值取自规划文件，其次取自所用规范方案，再次取自本程序模板（并非任何规定）。给出 --out 时，写出 cover 的全部文件、checkup.json 以及问题、任务、责任清单。

                退出码：0 无红色指标；2 有红色指标。
                """),
        "map": Command(
            abstract: Wording(
                "Draws a result as a map: one file that opens in any browser, a sheet for the wall, or an atlas.",
                "把结果绘成地图：任何浏览器均可打开的单个文件、挂图或图册。"),
            discussion: """
                取 cover、site、checkup、scenario 或 compare 写出的文件夹，在其中加入 map.html，或写入 --out。该文件不访问网络，可直接转交。\
                人口汇总为网格；--no-people 不表示人口。

                --format svg、pdf 或 png 改为绘制可打印的图幅：map.svg、map.pdf、map.png，含标题、图例、比例尺、地名、主要数字、说明事项与来源。\
                --atlas 层级 写出 atlas.pdf，该层级每个单元一页。
                """),
        "profile": Command(
            abstract: Wording(
                "Prints a norm profile that comes with the program, to be copied and edited.", "输出程序自带的规范方案，供复制修改。"),
            discussion: "不写名称时列出全部。自定义的规范方案是同样格式的文件：cover --profile mine.yaml。"),
        "help": Command(
            abstract: Wording("Show subcommand help information.", "显示某个命令的帮助。"), discussion: "catchment help 命令"),
    ]

    static let sections: [String: String] = [
        "Input": "输入", "Candidates": "候选点", "Levels and borders": "层级与边界", "Levels and norms": "层级与标准",
        "Capacities": "容量", "Alternatives and zones": "最近设施与片区", "Output": "输出", "Conditions": "附加条件",
        "Explanation": "方案说明", "Maps for the wall": "挂图", "Documents": "文档",
    ]

    static let values: [String: String] = [
        "file": "文件", "folder": "文件夹", "length": "长度", "crs": "坐标系", "role=column,…": "用途=列,…", "name": "名称",
        "name=column[:unit[:radius]]": "名称=列[:单位[:半径]]", "a,b,c": "甲,乙,丙", "status": "状态", "row": "行",
        "status=word,…": "状态=词,…", "total-rows": "处理", "number": "数", "n": "数", "size": "大小", "level": "层级",
        "level=level,…": "层级=层级,…", "all|a,b": "all|甲,乙", "class,level": "class,level", "name|file": "名称|文件",
        "factor": "系数", "zones": "方式", "lang": "语言", "m2": "平方米", "area-mode": "方式", "csv-encoding": "编码",
        "csv-headers": "语言", "text": "文字", "model": "模型", "share": "比例", "duration": "时长", "seed": "种子",
        "distance": "方式", "level=share": "层级=比例", "level=min..max": "层级=最少..最多", "money": "金额", "plan": "规划文件",
        "manifest": "清单", "before": "之前", "after": "之后", "plan.yaml": "规划文件", "year": "年份", "format": "格式",
        "orientation": "方向", "equal": "方式", "version": "版本", "help": "帮助", "subcommands": "命令",
    ]
}
