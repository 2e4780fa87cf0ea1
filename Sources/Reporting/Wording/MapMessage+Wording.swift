import PlanningTerms

extension MapMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .noResult:
            Wording(
                "there is no such file; map takes a folder that cover, site, checkup, scenario or compare wrote",
                "没有此文件；map 须为 cover、site、checkup、scenario 或 compare 写出的文件夹")
        case .noLayers:
            Wording(
                "there are no layers to draw; run again without --no-layers, and with units or facilities",
                "没有可绘制的图层；请去掉 --no-layers 重新运行，并提供行政单元或\(PlannedNames.facility)")
        case .unusableShapes(let reason): Wording("its shapes cannot be drawn: \(reason)", "其图形无法绘制：\(reason)")
        case .noLibrary(let places):
            Wording(
                "MapLibre, which draws the map, is not installed (looked in \(places.joined(separator: ", "))); run scripts/setup, or name its folder in CATCHMENT_MAPLIBRE",
                "未安装绘制地图所需的 MapLibre（已查找 \(places.joined(separator: "、"))）；请运行 scripts/setup，或用 CATCHMENT_MAPLIBRE 指明其文件夹")
        case .strangeLibrary(let folder):
            Wording(
                "the files of MapLibre in \(folder) cannot stand inside a page; run scripts/setup",
                "\(folder) 中的 MapLibre 文件不能嵌入网页；请运行 scripts/setup")
        case .tooLarge(let bytes, let most, let cell, let hasPeople):
            Wording(
                "the map would have \(bytes / 1_000_000) MB, and more than \(most / 1_000_000) MB opens badly; "
                    + (hasPeople
                        ? "take larger cells (--cell-size \(Int(cell * 4))m) or leave people out (--no-people)"
                        : "map one scenario's folder at a time, or a smaller area"),
                "地图将达 \(bytes / 1_000_000) MB，超过 \(most / 1_000_000) MB 不便打开；"
                    + (hasPeople
                        ? "请加大网格（--cell-size \(Int(cell * 4))m）或不含人口（--no-people）" : "请逐个绘制情景方案的文件夹，或缩小范围"))
        case .foreignFile(let path):
            Wording(
                "\(path) is no map that catchment wrote; name another folder with --out",
                "\(path) 不是 catchment 写出的地图；请用 --out 另指文件夹")
        case .foldersMoved(let before, let after):
            Wording(
                "the compared folders \(before) and \(after) are not both where they were: the map shows the differences alone",
                "所对比的文件夹 \(before) 与 \(after) 已不都在原处：地图仅显示差异")
        case .cellTooSmall(let least):
            Wording(
                "--cell-size: cells of less than \(Int(least)) m would show single addresses",
                "--cell-size：小于 \(Int(least)) 米的网格会显示单个地址")
        }
    }
}
