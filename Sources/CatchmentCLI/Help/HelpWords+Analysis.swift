import CatchmentKit

/// What is computed: the abstracts of the options in both languages.
extension HelpWords {
    static let analysis: [Wording] = [
        Wording(
            "A facility covers only the people of its own unit of this level; the report also gives the figure with borders ignored.",
            "设施只服务本层级本单元内的人口；报告同时给出不受边界限制的数字。"),
        Wording("Facilities of a level reach the people of other levels too; repeatable.", "某层级的设施兼顾其他层级；可重复给出。"),
        Wording(
            "Functions to look at beside those that a plan's levels ask for: all, or their names.",
            "除规划各层级要求的功能外另行考察的功能：all（全部），或其名称。"),
        Wording("Also give blanks and clusters by class, by level or both.", "另按人群类别（class）、层级（level）或二者给出空白与聚集区。"),
        Wording("Gather people within a service area and still not served, by cause.", "按原因归集在服务范围内而仍未得到服务的人口。"),
        Wording(
            "Norm profile: four-level, living-circles, checkup-template, or a file.",
            "规范方案：four-level（四级）、living-circles（生活圈）、checkup-template（体检模板），或文件。"),
        Wording(
            "How much longer ways are than straight lines, where norms are ways to walk: 1.3.",
            "标准按步行距离规定时，实际路程与直线距离之比：1.3。"),
        Wording("Folder of an earlier run, whose cluster ids are carried forward.", "以前结果的文件夹，沿用其聚集区编号。"),
        Wording(
            "Serve within capacities (column capacity of the facilities; missing is no limit): who of those within reach is served, where, and who finds no room.",
            "按容量服务（设施的 capacity 列，空缺即不限）：服务半径内何人得到服务、由何处服务、何人无处容纳。"),
        Wording(
            "With --capacitated: every demand point is served by one facility or not at all.",
            "与 --capacitated 同用：每个需求点只由一处设施服务，或不予服务。"),
        Wording(
            "Count how many facilities cover each demand point, and who depends on one alone.", "统计每个需求点由几处设施覆盖，以及仅依赖一处设施的人口。"),
        Wording(
            "Find what only each facility covers and which near ones could merge with least loss (redundancy.csv); counts backup too.",
            "查明仅由某处设施覆盖的人口，以及合并后损失最小的邻近设施（redundancy.csv）；同时统计后备覆盖。"),
        Wording("Write the n nearest facilities of each demand point to nearest.csv.", "把每个需求点最近的若干处设施写入 nearest.csv。"),
        Wording(
            "Draw responsibility zones by nearest facility: covered (within reach), full (the whole study area) or units (whole lowest-level units).",
            "按最近设施划分责任片区：covered（服务半径内）、full（整个研究范围）或 units（以最低层级单元为整体）。"),
        Wording(
            "Model (default: mclp): mclp (most people within reach of --count sites), lscp (fewest sites for --target), lscp-b (as lscp, then most people covered twice), bacop (most people covered once and twice), bacop1 (all once, most twice), p-median (least total distance), p-center (least largest distance) or p-dispersion (sites as far apart as possible).",
            "选址模型（默认 mclp）：mclp（新开 --count 处，覆盖人口最多）、lscp（以最少点数达到 --target）、lscp-b（同 lscp，且双重覆盖人口最多）、bacop（兼顾单次与双重覆盖）、bacop1（全部覆盖一次，双重覆盖最多）、p-median（总距离最小）、p-center（最远距离最小）、p-dispersion（点位尽量分散）。"
        ),
        Wording("Sites to open (every model but lscp).", "新开的点数（lscp 以外的各模型）。"),
        Wording(
            "Share of all kept weight to cover (lscp), existing coverage included; default 100%.",
            "应覆盖的人口比例（lscp），含现有覆盖；默认 100%。"),
        Wording(
            "Stop looking for sites after so long (60s, 5min) with the best plan and its bound; reading and the report are not counted.",
            "求解满此时长（60s、5min）即停止，给出已得最优方案及其上限；读取与写报告的时间不计。"),
        Wording("Stop after so many branch-and-bound nodes; the same on every machine.", "分支定界节点满此数即停止；各机器结果一致。"),
        Wording("Stop when the relative gap is at most this (default: 0.0).", "最优性差距不大于此值即停止（默认 0.0）。"),
        Wording("Seed of pseudo-random choices (default: 1).", "伪随机数种子（默认 1）。"),
        Wording(
            "Among plans of the same objective (mclp, or lscp of 100%) take the one with the least weighted distance: distance.",
            "目标值相同的方案中（mclp，或目标为 100% 的 lscp），取加权距离最小者：distance。"),
        Wording(
            "What first cover counts for in bacop, second cover counting for the rest; default 50%.",
            "bacop 中单次覆盖所占权重，其余归双重覆盖；默认 50%。"),
        Wording("Cover at least this share in every unit of a level; repeatable.", "某层级每个单元的覆盖率下限；可重复给出。"),
        Wording(
            "Open so many new sites in every unit of a level: 1..3, 1.., ..2; required ones count, existing do not; repeatable.",
            "某层级每个单元新开的点数（配建标准）：1..3、1..、..2；必选点计入，现有设施不计；可重复给出。"),
        Wording(
            "Rules for single units, in place of --floor and --quota: a table with unit, floor, min_sites, max_sites.",
            "逐个单元的规定，取代 --floor 与 --quota：含 unit、floor、min_sites、max_sites 各列的表。"),
        Wording("Least distance between any two new sites.", "任意两处新点之间的最小距离。"),
        Wording("Least distance from a new site to every existing facility that stays.", "新点与保留的现有设施之间的最小距离。"),
        Wording(
            "What opening may cost (and closing, with --relocate): the columns opening_cost and closing_cost; instead of or beside --count.",
            "建设（与 --relocate 同用时含撤并）费用的上限，取自 opening_cost 与 closing_cost 列；可代替 --count 或与之同用。"),
        Wording(
            "Close at most so many existing facilities and open as many more sites (mclp); without --count and --budget only as many as are closed.",
            "至多撤并这么多处现有设施，并相应多开新点（mclp）；未给 --count 与 --budget 时，只开与撤并数相同的点。"),
        Wording(
            "Serve within capacities (column capacity of candidates and facilities; missing is no limit): the weight served counts, not the weight within reach (mclp, lscp).",
            "按容量服务（候选点与设施的 capacity 列，空缺即不限）：以得到服务的人口而非服务半径内的人口为准（mclp、lscp）。"),
        Wording(
            "With --capacitated: every demand point is served by one site or not at all.",
            "与 --capacitated 同用：每个需求点只由一处点位服务，或不予服务。"),
        Wording(
            "Also find how much 1 to --count sites can cover, with a bound for each (curve.csv); mclp without conditions.",
            "另求 1 至 --count 处各能覆盖多少，并各给上限（curve.csv）；限无附加条件的 mclp。"),
        Wording("As --curve, with branch and bound for every number of sites.", "同 --curve，但对每个点数都作分支定界求解。"),
        Wording(
            "Name the nearest place to share for each proposed site, at most so far away: a building of --buildings, an open facility, or another candidate that names an owner.",
            "为每处建议点列出此距离内最近的可共用场所：--buildings 中的建筑、现有设施，或写明权属的其他候选点。"),
        Wording("Public buildings a new center could share (id, name, owner).", "新中心可共用的公共建筑（编号、名称、权属）。"),
        Wording("CRS of the buildings layer.", "公共建筑图层的坐标系。"),
        Wording(
            "Columns of the buildings by role: id, name, owner, lon, lat, wkt, lonlat, latlon, available, crs.",
            "按用途指明公共建筑的各列：id、name、owner、lon、lat、wkt、lonlat、latlon、available、crs。"),
        Wording("Layer of the buildings in a file with several.", "文件含多个图层时，公共建筑所在的一个。"),
        Wording("Row of the buildings' header.", "公共建筑表头所在行。"),
        Wording("Encoding of the buildings.", "公共建筑文件的编码。"),
        Wording("Take nothing of the plan's siting: flags alone say what is asked for.", "不采用规划文件中的选址要求，仅以命令行参数为准。"),
    ]
}
