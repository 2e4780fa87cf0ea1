import PlanningTerms

extension OutputMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .notWritten(let file, let problem):
            Wording(
                "cannot write \(file): \(problem.wording.english). What was there before is as it was",
                "无法写出 \(file)：\(problem.wording.chinese)。原有内容未变")
        case .notTold(let folder, let reason):
            Wording("cannot write the report into \(folder): \(reason)", "无法将报告写入 \(folder)：\(reason)")
        case .notPlaced(let folder, let problem):
            Wording(
                "cannot put the files into \(folder): \(problem.wording.english). Run it again: until then the folder counts as unfinished",
                "无法将文件放入 \(folder)：\(problem.wording.chinese)。请重新运行；在此之前该文件夹视为未完成")
        case .isFile(let path): Wording("\(path) is a file; --out must name a folder", "\(path) 是文件；--out 须为文件夹")
        case .unusableFolder(let folder, let isNamed, let problem):
            Wording(
                "cannot write into the folder \(folder): \(problem.wording.english)\(isNamed ? "; --out names it" : "")",
                "无法写入文件夹 \(folder)：\(problem.wording.chinese)\(isNamed ? "；它由 --out 指定" : "")")
        case .foreignFile(let name, let folder):
            Wording(
                "\(folder) holds \(name), which no run of catchment wrote; give --out a folder of its own",
                "\(folder) 中的 \(name) 不是 catchment 写出的；请为 --out 另指文件夹")
        case .changedFile(let name, let folder):
            Wording(
                "\(folder) holds \(name), which was changed since a run wrote it; move it away, or give --out another folder",
                "\(folder) 中的 \(name) 写出后已被改动；请将其移走，或为 --out 另指文件夹")
        case .holdsInput(let path, let folder):
            Wording(
                "\(path) is an input and lies in \(folder), which the run would write into; give --out another folder",
                "\(path) 是输入文件，而它所在的 \(folder) 正是输出位置；请为 --out 另指文件夹")
        case .busy(let folder, let process):
            Wording(
                "another run (\(process.map { "process \($0)" } ?? "its process is not known")) writes into \(folder); let it end, wait for it with --wait, or give --out another folder",
                "另一次运行（\(process.map { "进程 \($0)" } ?? "进程号未知")）正在写入 \(folder)；请待其结束、用 --wait 等待，或用 --out 指定其他文件夹")
        case .notReadBack(let path): Wording("\(path) cannot be read back", "\(path) 写出后无法读回")
        case .fewFiles(let count, let needed):
            Wording(
                "\(count) more files can be opened, and a run needs \(needed); raise the limit with ulimit -n",
                "还能打开的文件仅 \(count) 个，而运行需要 \(needed) 个；请提高可打开文件数的上限")
        case .standardOutput: Wording("cannot write to standard output", "无法写入标准输出")
        case .planExists(let path):
            Wording(
                "\(path) is there already and is never overwritten; name another with --out", "\(path) 已存在，不会被覆盖；请用 --out 另指文件")
        case .planNotWritten(let path):
            Wording(
                "cannot write \(path); check that its folder is there and may be written to", "无法写入 \(path)；请检查其文件夹是否存在且可写")
        case .sheetTooLong(let name, let rows, let most):
            Wording(
                "\(name).xlsx is not written: a sheet holds no more than \(most) of its \(rows) rows",
                "未写出 \(name).xlsx：共 \(rows) 行，而一个工作表最多容纳 \(most) 行")
        case .crs(let message): message.wording
        }
    }
}

extension OutputCRSMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .runIsPlanar:
            Wording(
                "--out-crs: a planar run has no place on the Earth; its files keep its plane",
                "--out-crs：平面坐标运行没有地球上的位置；其文件保持原平面坐标")
        case .runIsOnEarth:
            Wording(
                "--out-crs planar: the run lies on the Earth; name a system such as EPSG:4547",
                "--out-crs planar：本次运行在地球椭球面上；请指明坐标系，例如 EPSG:4547")
        case .unusable(let problem):
            Wording("--out-crs: \(problem.wording.english)", "--out-crs：\(problem.wording.chinese)")
        case .noPosition(let crs, let reason):
            Wording(
                "--out-crs: a position cannot be written in \(crs): \(reason)", "--out-crs：有位置无法写为 \(crs)：\(reason)")
        case .elsewhere(let crs, let outside, let all):
            Wording(
                "--out-crs \(crs) is meant for another place: \(outside) of \(all) demand points lie outside its area of use",
                "--out-crs \(crs) 不适用于此地：\(all) 个需求点中有 \(outside) 个在其适用范围之外")
        }
    }
}
