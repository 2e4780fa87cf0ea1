import GeoPrimitives
public import PlanningTerms

/// The notices, warnings and reasons that runs say most, in the language of the reader.
///
/// Files hold them in English, so that programs can look for them; what is not in the list stays English.
public enum NoticeWords {
    /// Returns a notice or warning of a report as a reader of a language is told it.
    public static func said(_ notice: String, in language: Language) -> String {
        guard language == .zh else { return notice }
        for (english, chinese) in [("notice: ", "提示："), ("warning: ", "警告：")] where notice.hasPrefix(english) {
            let body = String(notice.dropFirst(english.count))
            return chinese + (translated(body) ?? body)
        }
        return translated(notice) ?? notice
    }

    /// Returns why rows were dropped as a reader of a language is told it.
    static func reason(_ reason: String, in language: Language) -> String {
        language == .zh ? reasons[reason] ?? reason : reason
    }

    /// Reasons for dropped rows.
    static let reasons = [
        "no coordinates": "无坐标", "no weight": "无权重",
        "planned, not open (--include planned counts them)": "规划中，尚未开放（--include planned 可计入）",
        "unknown id (--ignore-unknown-ids)": "编号无对应（--ignore-unknown-ids）", "its demand point was dropped": "其需求点已剔除",
        "its facility or candidate is not open or has no coordinates": "其设施或候选点未开放或无坐标",
    ]

    /// Notices with `{}` for what differs from one to another; `{1}` is the first of these, wherever it stands in Chinese.
    static let notices = [
        (
            "{} of {} numbers of the profile are not verified against their source; check them first",
            "规范方案的 {2} 个数值中有 {1} 个尚未与出处核对，请先核对"
        ),
        ("the profile is a template to be edited, and no official rule", "该规范方案是供编辑的模板，并非官方规定"),
        (
            "no CRS is declared; the degrees are taken as WGS 84 (say otherwise with {})",
            "未声明坐标系，经纬度按 WGS 84 理解（如有不同请用 {1} 指明）"
        ),
        ("the file declares {}; {} is used as the flag says", "文件声明为 {1}；按参数采用 {2}"),
        (
            "the file declares {}, which is used; --crs {} is for files that declare nothing: if the file is wrong, say {}",
            "文件声明为 {1} 并据此读取；--crs {2} 只用于未声明坐标系的文件，如文件有误请用 {3}"
        ),
        (
            "{} rows name a unit (column {}) that is none of the lowest-level units; placed by polygon",
            "{1} 行所写的单元（列 {2}）不在最低层级单元中，改按多边形归属"
        ),
        (
            "level \"{}\" is none of the plan's levels {}: its facilities count in the whole and at no level",
            "层级“{1}”不在规划的层级 {2} 之中：其设施只计入总体，不计入任何层级"
        ),
        ("{} lies at (0, 0); is its position missing?", "{1} 位于 (0, 0)，是否缺少坐标？"),
        ("{} rows have one position (rows {}); geocoded to a default?", "{1} 行坐标相同（第 {2} 行），是否由地理编码给出默认值？"),
        (
            "{} fits the demand only with longitude and latitude exchanged; are they swapped?",
            "{1} 只有交换经纬度才与需求点相符，经纬度是否写反？"
        ),
        (
            "the diagonal of a cell is {}, more than half of the radius {}: each cell counts as covered or not by its centre alone",
            "栅格对角线为 {1}，超过服务半径 {2} 的一半：每个栅格仅以其中心判定是否覆盖"
        ),
        (
            "costs decide who is covered; service areas and blank areas are circles around facilities and are not drawn, and clusters link demand points by position",
            "覆盖与否由成本决定；服务区与服务空白是以设施为圆心的圆，不绘制；聚集区按需求点位置连接"
        ),
        ("radius columns are not used: a run with a cost matrix has one --cutoff", "不使用服务半径列：采用成本矩阵时只有一个上限（--cutoff）"),
        ("there is no code column; names serve as codes", "没有代码列，以名称作为代码"),
        ("read as GB 18030", "按 GB 18030 编码读取"),
        ("invalid polygon ({}) repaired; its area changed from {} to {} m²", "已修复无效多边形（{1}），面积由 {2} 变为 {3} 平方米"),
        ("unit {} ({}) lies in no {}", "单元 {1}（{2}）不在任何{3}之内"),
        (
            "the parents that {} units name (the first is {}) are not in the file; worked out by code or overlap",
            "{1} 个单元所写的上级（首个为 {2}）不在文件中，已按代码或重叠推定"
        ),
        (
            "planar coordinates are metres, and these look like degrees of longitude and latitude",
            "平面坐标以米为单位，而这些数值像是经纬度"
        ),
        (
            "coordinates are latitude (or northing) first as {} defines them; taken in that order",
            "按 {1} 的定义，坐标以纬度（或北坐标）在前，已按此顺序读取"
        ),
        (
            "{} has no assignments.geojson (it was written with --no-layers); compared by unit",
            "{1} 没有 assignments.geojson（写出时用了 --no-layers），改按单元对比"
        ),
        (
            "only {} of {} and {} demand points have the same id; compared by unit",
            "两个结果的 {2} 与 {3} 个需求点中只有 {1} 个编号相同，改按单元对比"
        ),
        (
            "of {} units the change alone is known: the lowest units of their points do not add up to them",
            "有 {1} 个单元只知变化总量：其需求点的最低层级单元之和与其不符"
        ),
        ("{} of {} clusters carry an id forward; {} stood there", "{2} 个聚集区中有 {1} 个沿用原编号；原有 {3} 个"),
        (
            "every demand point has a radius of its own, which comes before that of a facility: this changes nothing",
            "每个需求点都有自己的服务半径，优先于设施的半径：此项变更不起作用"
        ),
        (
            "--out-crs {} is meant for another place: {} of {} demand points lie outside its area of use",
            "--out-crs {1} 不适用于此地：{3} 个需求点中有 {2} 个在其适用范围之外"
        ),
        (
            "{} is the id of a facility and of a candidate; results name both by it: rename one",
            "编号 {1} 同时属于设施与候选点，结果中无法区分：请改名其一"
        ),
    ]

    /// A notice in Chinese with what stands before it, its file and row; `nil` where it is none of the list.
    private static func translated(_ text: String) -> String? {
        for (english, chinese) in notices {
            guard let (before, parts) = matched(text, Pieces(english)) else { continue }
            return parts.enumerated().reduce(before + chinese) { $0.replacing("{\($1.offset + 1)}", with: $1.element) }
        }
        return nil
    }

    /// What stands around the places of a notice that differ.
    struct Pieces {
        let texts: [String]

        init(_ template: String) {
            var texts: [String] = [""]
            var rest = template[...]
            while let place = rest.firstRange(of: "{}") {
                texts[texts.count - 1] = String(rest[..<place.lowerBound])
                texts.append("")
                rest = rest[place.upperBound...]
            }
            texts[texts.count - 1] = String(rest)
            self.texts = texts
        }
    }

    /// Returns what stands before a notice in a text, and what stands at its places; `nil` where the text is another.
    private static func matched(_ text: String, _ pieces: Pieces) -> (before: String, parts: [String])? {
        guard let first = pieces.texts.first(where: { !$0.isEmpty }), let start = text.firstRange(of: first) else { return nil }
        var (before, parts) = (String(text[..<start.lowerBound]), [String]())
        var rest = text[start.upperBound...]
        var left = pieces.texts.drop { $0.isEmpty }.dropFirst()
        if pieces.texts[0].isEmpty {
            // The place begins after the last colon: that of the file and row.
            let own = before.lastRange(of: ": ").map { String(before[$0.upperBound...]) } ?? before
            before = String(before.dropLast(own.count))
            parts.append(own)
        } else if !before.isEmpty, !before.hasSuffix(": ") {
            return nil
        }
        while let piece = left.first {
            left = left.dropFirst()
            if piece.isEmpty, left.isEmpty {
                parts.append(String(rest))
                return (before, parts)
            }
            guard let next = rest.firstRange(of: piece) else { return nil }
            parts.append(String(rest[..<next.lowerBound]))
            rest = rest[next.upperBound...]
        }
        return rest.isEmpty ? (before, parts) : nil
    }
}

extension String {
    /// Where a text stands last.
    fileprivate func lastRange(of text: String) -> Range<String.Index>? { ranges(of: text).last }
}
