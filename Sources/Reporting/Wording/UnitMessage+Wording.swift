import GeoPrimitives
import PlanningTerms
import ServiceModel

extension UnitMessage {
    /// A share in percent with one decimal.
    private static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

    /// The message in words.
    var wording: Wording {
        switch self {
        case .levelNotPlanned(let level, let levels):
            Wording(
                "level \"\(level)\" is not among the plan's levels \(levels.joined(separator: ", ")); add it to them",
                "层级“\(level)”不在规划的层级 \(levels.joined(separator: "、")) 之中；请补充")
        case .levelNotGiven(let level, let levels):
            Wording(
                "level \"\(level)\" is not among --levels \(levels.joined(separator: ","))",
                "层级“\(level)”不在 --levels \(levels.joined(separator: ",")) 之中")
        case .levelTwice(let levels):
            Wording(
                "--levels \(levels.joined(separator: ",")) names a level twice",
                "--levels \(levels.joined(separator: ",")) 中有层级重复")
        case .levelsAsOne(let pairs): Self.asOne(pairs)
        case .partOfArea(let level, let share):
            Wording(
                "the units of the lowest level (\(level)) hold \(Self.percent(share)) of the area of the units above: blanks and figures by \(level) leave out the rest",
                "最低层级（\(Language.zh.level(level))）的单元仅占上级单元面积的 \(Self.percent(share))：服务空白和按\(Language.zh.level(level))的统计不含其余部分")
        case .noParent(let code, let name, let level):
            Wording("unit \(code) (\(name)) lies in no \(level)", "单元 \(code)（\(name)）不在任何\(Language.zh.level(level))之内")
        case .noParents(let count, let level, let first):
            Wording(
                "\(count) units lie in no \(level) (\(first.joined(separator: ", "))\(count > first.count ? ", …" : ""))",
                "\(count) 个单元不在任何\(Language.zh.level(level))之内（\(first.joined(separator: "、"))\(count > first.count ? "…" : "")）")
        case .dissolved(let units, let features, let first): Self.dissolved(units, features, first)
        case .leftOut(let reason, let features, let first): Self.leftOut(reason, features, first)
        case .levelMissing(let features, let first): Self.levelMissing(features, first)
        case .partsDiffer(let code, let column, let first):
            Wording(
                "code \"\(code)\" stands in feature \(first) already, with another \(column): what the unit as a whole has cannot be told",
                "代码“\(code)”在第 \(first) 个要素已出现，而 \(column) 不同：无法判断整个单元的数值")
        case .overlap(let level, let pairs, let area, let points, let weight, let kind):
            Self.overlap(level, pairs, area, points, weight, kind)
        case .largerThanParent(let code, let level, let parent, let levels): Self.larger(code, level, parent, levels)
        case .parentNotAbove(let code, let level, let parent, let parentLevel):
            Wording(
                "unit \(code) (\(level)) names \(parent) (\(parentLevel)) as its parent; a parent must be of a level above",
                "单元 \(code)（\(level)）以 \(parent)（\(parentLevel)）为上级；上级须属于更高层级")
        case .missingParents(let count, let first):
            Wording(
                "the parents that \(count) units name (the first is \(first)) are not in the file; worked out by code or overlap",
                "\(count) 个单元所写的上级（首个为 \(first)）不在文件中，已按代码或重叠推定")
        case .households(let number):
            Wording(
                "households \"\(number)\" must be a number from 0 to 10¹⁵; leave it empty where it is not known",
                "户数“\(number)”应为 0 至 10¹⁵ 之间的数；不详时请留空")
        case .noCode:
            Wording(
                "a unit needs a code (or a name) and has none; name the column with --units-columns code=…",
                "行政单元须有代码（或名称），此处没有；请用 --units-columns code=… 指明该列")
        case .duplicateCode(let code, let first):
            Wording(
                "code \"\(code)\" stands in feature \(first) already; codes must be unique",
                "代码“\(code)”在第 \(first) 个要素已出现；代码不得重复")
        case .namesAsCodes: Wording("there is no code column; names serve as codes", "没有代码列，以名称作为代码")
        }
    }

    private static func larger(_ code: String, _ level: String, _ parent: String, _ levels: [String]) -> Wording {
        Wording(
            "unit \(code) (\(level)) is larger than \(parent), which is above it; the levels are taken as \(levels.joined(separator: ",")): give --levels in the order from the top down, or the parent column",
            "单元 \(code)（\(level)）比其上级 \(parent) 还大；层级顺序按 \(levels.joined(separator: ",")) 理解：请用 --levels 自上而下给出顺序，或提供上级列")
    }

    private static func asOne(_ pairs: [LevelNaming.Pair]) -> Wording {
        Wording(
            "levels of one tier count as one: \(pairs.map { "\($0.said) as \($0.level)" }.joined(separator: ", ")) (levels in the plan can say otherwise)",
            "同一层级的不同称谓按同级计：\(pairs.map { "“\($0.said)”按“\($0.level)”" }.joined(separator: "、"))（可在规划的 levels 中另行指定）")
    }

    private static func dissolved(_ units: Int, _ features: Int, _ first: [String]) -> Wording {
        Wording(
            "\(features) features share the \(units == 1 ? "code of 1 unit" : "codes of \(units) units"), one for each island or part (\(first.joined(separator: ", "))\(units > first.count ? ", …" : "")); joined by code",
            "\(features) 个要素分属 \(units) 个单元（\(first.joined(separator: "、"))\(units > first.count ? "…" : "")），每个岛屿或部分一行；已按代码合并")
    }

    private static func levelMissing(_ features: Int, _ first: [Int]) -> Wording {
        Wording(
            "\(features) features have no level (features \(RowList.english(first, of: features))) and others have; give them one, or leave levels out with --units-columns level=",
            "\(features) 个要素没有层级（要素 \(RowList.chinese(first, of: features))），而其他要素有；请补上，或用 --units-columns level= 不用层级")
    }

    private static func leftOut(_ reason: LeftOut, _ features: Int, _ first: [Int]) -> Wording {
        let (rows, chineseRows) = (RowList.english(first, of: features), RowList.chinese(first, of: features))
        let count = features == 1 ? "1 feature" : "\(features) features"
        return switch reason {
        case .unnamed:
            Wording(
                "\(count) with neither code nor name left out (feature \(rows)); what lies in them is in no unit",
                "\(features) 个要素既无代码也无名称（要素 \(chineseRows)），未计入；其中的点不属于任何单元")
        case .decoration:
            Wording(
                "\(count) with neither name nor level left out (feature \(rows)): lines and the like that are no units",
                "\(features) 个要素既无名称也无层级（要素 \(chineseRows)），未计入：为界线等，不是行政单元")
        }
    }

    private static func overlap(
        _ level: String, _ pairs: Int, _ area: Double, _ points: Int, _ weight: Double, _ kind: WeightKind
    ) -> Wording {
        let square = area >= 1e5 ? (area / 1e6).rounded(toDecimals: 2).plainText + " km²" : area.rounded().plainText + " m²"
        let chineseSquare = square.replacing("km²", with: "平方公里").replacing("m²", with: "平方米")
        let people = kind == .people ? " (\(weight.plainText) people)" : ""
        let chinesePeople = kind == .people ? "（\(weight.plainText) 人）" : ""
        return Wording(
            "units of the level \(level) overlap: \(pairs == 1 ? "1 pair" : "\(pairs) pairs"), \(square) in all; \(points == 1 ? "1 demand point" : "\(points) demand points")\(people) \(points == 1 ? "lies in two units and counts" : "lie in two units and count") in the one with the smaller code",
            "\(Language.zh.level(level))单元有重叠：\(pairs) 对，共 \(chineseSquare)；\(points) 个需求点\(chinesePeople)同时位于两个单元，计入代码较小者")
    }
}

extension UnitRuleMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .columns(let columns):
            Wording(
                "the columns unit and at least one of floor, min_sites and max_sites are needed; the columns are \(columns.joined(separator: ", "))",
                "需要 unit 列，以及 floor、min_sites、max_sites 中至少一列；现有各列为 \(columns.joined(separator: "、"))")
        case .noUnit: Wording("the unit is empty; give its code", "单元为空；请给出其代码")
        case .unknownUnit(let code):
            Wording(
                "unit \"\(code)\" is not in the units layer; give the code of one of its units",
                "行政单元图层中没有单元“\(code)”；请给出其中某个单元的代码")
        case .duplicate(let code, let row):
            Wording("unit \"\(code)\" stands in row \(row) already; give it one row", "单元“\(code)”在第 \(row) 行已出现；每个单元只占一行")
        case .minimumAboveMaximum(let least, let most):
            Wording("min_sites \(least) is more than max_sites \(most)", "min_sites \(least) 大于 max_sites \(most)")
        case .notAShare(let role, let text):
            Wording(
                "\(role.rawValue) \"\(text)\" must be a share from 0% to 100% (0 to 1), such as 60% or 0.6",
                "\(role.rawValue)“\(text)”应为 0% 至 100%（0 至 1）的占比，例如 60% 或 0.6")
        case .notACount(let role, let text):
            Wording(
                "\(role.rawValue) \"\(text)\" must be a whole number of at least 0", "\(role.rawValue)“\(text)”应为不小于 0 的整数")
        }
    }
}
