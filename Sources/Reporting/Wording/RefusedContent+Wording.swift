import GeoPrimitives
import PlanningTerms

extension RefusedContent {
    /// The content in words, with the way out.
    var wording: Wording {
        switch self {
        case .virtualTable(let name, let module):
            Wording(
                "holds the virtual table \"\(name)\" (module \(module)), which may read other files; only the spatial index rtree is taken. Export the layer to a new GeoPackage",
                "含有虚拟表“\(name)”（模块 \(module)），它可能读取其他文件；除空间索引外一律不接受。请将图层另行导出为新的 GeoPackage")
        case .viewOfSystem(let name):
            Wording(
                "\"\(name)\" is a view and must be a table; export the layer to a new GeoPackage",
                "“\(name)”是视图，而应为数据表；请将图层另行导出为新的 GeoPackage")
        case .view(let layer):
            Wording(
                "layer \"\(layer)\" is a view, which is a query and no data; read it with --accept-views, or export it as a table",
                "图层“\(layer)”是视图，即查询而非数据；请用 --accept-views 读取，或将其导出为数据表")
        case .endless(let layer):
            Wording(
                "layer \"\(layer)\" is computed by a query that takes more steps than data of this size should, and may never end; export it as a table",
                "图层“\(layer)”由查询计算得出，步数已超出同等大小数据所需，可能永不结束；请将其导出为数据表")
        case .cells(let count, let most):
            Wording(
                "has \(count.grouped) cells, and at most \(most.grouped) are read; cut the raster to the study area, or raise the limit with --max-cells",
                "共有 \(count.grouped) 个格网，至多读取 \(most.grouped) 个；请将栅格裁剪到研究范围，或用 --max-cells 提高上限")
        case .memory(let what, let most):
            Wording(
                "\(what.wording.english) more than \(ReadingLimits.words(most)) of memory; cut the file to the study area, or raise the limit with --max-memory",
                "\(what.wording.chinese)超过 \(ReadingLimits.words(most))；请将文件裁剪到研究范围，或用 --max-memory 提高上限")
        }
    }
}

extension RefusedSize {
    /// What takes the memory, up to the amount.
    fileprivate var wording: Wording {
        switch self {
        case .cells: Wording("its cells with people take", "有人口的格网所需内存")
        case .block(let bytes):
            Wording("a single block of it is \(bytes.grouped) bytes, which takes", "其单个数据块为 \(bytes.grouped) 字节，所需内存")
        case .rows(let layer): Wording("the rows of layer \"\(layer)\" take", "图层“\(layer)”的数据所需内存")
        case .unpacked(let name, let bytes):
            Wording("\(name) in it unpacks to \(bytes.grouped) bytes, which takes", "其中的 \(name) 解压后为 \(bytes.grouped) 字节，所需内存")
        }
    }
}

extension Int {
    /// The number with commas between its thousands.
    fileprivate var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }
}
