import PlanningTerms

extension FolderMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .missing(let reader):
            Wording("there is no such file; \(reader.wording.english)", "没有此文件；\(reader.wording.chinese)")
        case .notReadable: Wording("cannot be read", "无法读取")
        case .missingOrUnreadable: Wording("there is no such file, or it cannot be read", "没有此文件，或无法读取")
        case .batch(let folder):
            Wording(
                "this is a batch of scenarios; name one of its folders, such as \(folder)", "这是一批情景方案的结果；请指明其中一个文件夹，例如 \(folder)")
        case .cutShort:
            Wording("the run that wrote this folder was cut short; run it again", "写出此文件夹的运行未完成；请重新运行")
        case .earlier:
            Wording(
                "the version before wrote this folder: whether norms are met, alternatives and tasks mean something else there",
                "此文件夹由前一版本写出：其中的“达标”、替代点和任务与本版本含义不同")
        case .otherSchema(let schema):
            Wording(
                "schema \(schema) is not catchment/report/2 or the version before", "格式 \(schema) 既非 catchment/report/2，亦非其前一版本")
        case .noReport: Wording("this is no report of catchment", "这不是 catchment 的报告")
        case .badFigure(let figure): Wording("\(figure) is beyond all that is counted", "\(figure) 超出可计数的范围")
        case .noCheckup:
            Wording("this is no check-up of catchment (catchment/checkup/2)", "这不是 catchment 的体检结果（catchment/checkup/2）")
        case .noManifest:
            Wording("this is no manifest of catchment (catchment/manifest/1)", "这不是 catchment 的清单（catchment/manifest/1）")
        case .planMoved(let plan, let folder, let manifest):
            Wording(
                "its plan \(plan) is not where it was (seen from \(folder)); name it: catchment scenario PLAN --replay \(manifest)",
                "其规划文件 \(plan) 已不在原处（自 \(folder) 起）；请指明：catchment scenario PLAN --replay \(manifest)")
        case .runFolderGone:
            Wording("there is no such folder, from which the batch was run; name the plan", "没有当初运行该批情景方案的文件夹；请指明规划文件")
        case .table(let message): message.wording
        }
    }
}

extension FolderMessage.Reader {
    /// What the file that is missing would have been, in words.
    fileprivate var wording: Wording {
        switch self {
        case .verify:
            Wording(
                "verify takes a folder that cover, site, checkup or scenario wrote",
                "verify 须为 cover、site、checkup 或 scenario 写出的文件夹")
        case .verifyLayers: Wording("a run with --no-layers cannot be verified", "使用 --no-layers 的运行无法复核")
        case .verifyBatch: Wording("scenario writes a folder for each", "scenario 为每个情景方案写出一个文件夹")
        case .verifyCheckup: Wording("a check-up writes it", "体检会写出此文件")
        case .compare:
            Wording(
                "compare takes two folders that cover, site or scenario wrote (of scenario: DIR/NAME)",
                "compare 须为 cover、site 或 scenario 写出的两个文件夹（scenario 的为 DIR/NAME）")
        case .previous:
            Wording("--previous takes a folder that a run wrote with its layers", "--previous 须为某次运行写出且带图层的文件夹")
        case .proposals: Wording("--proposals takes a folder that site wrote", "--proposals 须为 site 写出的文件夹")
        case .replay:
            Wording("--replay takes the manifest.json of a scenario run", "--replay 须为 scenario 运行写出的 manifest.json")
        }
    }
}

extension PublishedTableMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .missingListColumn(let name):
            Wording("the column \(name) is missing; keep the columns of the list as they are", "缺少列 \(name)；请保持清单各列不变")
        case .missingColumn(let name):
            Wording(
                "the column \(name) is missing; is this a file that cover or site wrote?", "缺少列 \(name)；这是 cover 或 site 写出的文件吗？")
        case .missingProperty(let name):
            Wording(
                "the property \(name) is missing; is this a file that cover or site wrote?",
                "缺少属性 \(name)；这是 cover 或 site 写出的文件吗？")
        case .costColumns:
            Wording(
                "the columns must be from, to, cost; is this a file that cover or site wrote?",
                "各列应为 from、to、cost；这是 cover 或 site 写出的文件吗？")
        case .badNumber(let column, .amount):
            Wording("\(column) must be a number from 0 to 10¹⁵", "\(column) 应为 0 至 10¹⁵ 之间的数")
        case .badNumber(let column, .amountIfAny):
            Wording("\(column) must be a number from 0 to 10¹⁵, or empty", "\(column) 应为 0 至 10¹⁵ 之间的数，或为空")
        case .badNumber(let column, .change):
            Wording("\(column) must be a number up to 10¹⁵", "\(column) 应为不超过 10¹⁵ 的数")
        case .badNumber(let column, .length):
            Wording("\(column) must be a length from 0 to 10⁹ metres, or empty", "\(column) 应为 0 至 10⁹ 米之间的长度，或为空")
        case .tooMuch(let column):
            Wording("\(column) sums to more than 10¹⁵, more than can be counted exactly", "\(column) 合计超过 10¹⁵，无法精确计数")
        case .noPlace:
            Wording(
                "the feature lies on no place of the Earth, or of the plane of the run", "该要素的位置不在地球上，或不在本次运行的平面内")
        case .pointsNeeded: Wording("the features must be points", "要素应为点")
        case .notAYear(let text):
            Wording(
                "year \"\(text)\" must be a year such as 2027; correct it or leave it empty", "年份“\(text)”应为年份，例如 2027；请改正或留空")
        }
    }
}
