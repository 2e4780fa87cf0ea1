import PlanningTerms

/// How the units of a run stand against one norm: how many meet it, how many miss it, and in how many it was not examined.
struct NormStand {
    let kind: IndicatorKind
    let met: Int, missed: Int, unexamined: Int

    /// Counts what units say; nothing where they were not examined.
    init(_ kind: IndicatorKind, _ verdicts: [Bool?]) {
        self.kind = kind
        (met, missed) = (verdicts.count { $0 == true }, verdicts.count { $0 == false })
        unexamined = verdicts.count - met - missed
    }

    /// What was found, in words; where nothing was examined, that nothing is said.
    func sentence(_ words: TextReport) -> String {
        let title = kind.title(words.language)
        guard met + missed > 0 else {
            return words.language(
                "\(title): not examined, no norm asks for it or what it asks is not known", "\(title)：未审查（无适用标准或缺少所需数据）")
        }
        let rest =
            unexamined == 0
            ? ""
            : words.language(", not examined in \(unexamined)", "，未审查 \(unexamined) 个")
        return words.language(
            "\(title): \(words.counted(met, "unit meets", "units meet")) the norm, \(missed) \(missed == 1 ? "does" : "do") not\(rest)",
            "\(title)：达标单元 \(met) 个，未达标 \(missed) 个\(rest)")
    }
}
