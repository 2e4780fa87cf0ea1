public import PlanningTerms

extension InputDiagnostic {
    /// The diagnostic as one line in both languages: `demand.csv:17: weight "-3" must be a number of at least 0`.
    package var wording: Wording {
        let place = file.map { file in row.map { "\(file):\($0): " } ?? "\(file): " } ?? ""
        let (said, key) = (message.wording, key.map { "\($0): " } ?? "")
        return Wording(
            place + (column.map { "column \($0): " } ?? "") + key + said.english,
            place + (column.map { "第 \($0) 列：" } ?? "") + key + said.chinese)
    }

    /// The diagnostic as one line in a language.
    public func said(in language: Language) -> String { language(wording) }

    /// The diagnostic with how bad it is: `warning: demand.csv: …`.
    package var gradedWording: Wording {
        let line = wording
        return switch severity {
        case .notice: Wording("notice: \(line.english)", "提示：\(line.chinese)")
        case .warning: Wording("warning: \(line.english)", "警告：\(line.chinese)")
        case .error: Wording("error: \(line.english)", "错误：\(line.chinese)")
        }
    }
}

extension CatchmentError {
    /// One line for each thing that is wrong, in English.
    public var lines: [String] { lines(in: .en) }

    /// One line for each thing that is wrong, in a language.
    public func lines(in language: Language) -> [String] {
        switch cause {
        case .usage(let message, nil), .cannotCreate(let message), .busy(let message), .inputOutput(let message),
            .failed(let message):
            [language(message.wording)]
        case .usage(let message, let setting?):
            ["\(setting.flag)\(language(": ", "："))\(language(message.wording))"]
        case .verificationFailed(let folder, let messages):
            messages.map { folder + language(": ", "：") + language($0.wording) }
        case .noInput(let diagnostics):
            [Self.inOrder(diagnostics).map { language($0.wording) }.joined(separator: "\n")]
        case .badData(let diagnostics, let more): Self.listed(diagnostics, more, language)
        case .badPlan(let diagnostics, let more):
            Self.listed(
                Array(Self.inOrder(diagnostics).prefix(Self.listed)), max(0, diagnostics.count - Self.listed) + more, language)
        }
    }

    /// The error in one text.
    func said(in language: Language) -> String { lines(in: language).joined(separator: "\n") }

    private static func listed(_ diagnostics: [InputDiagnostic], _ more: Int, _ language: Language) -> [String] {
        diagnostics.map { language($0.wording) }
            + (more > 0 ? [language("… and \(more) more like these", "… 另有 \(more) 处同类问题")] : [])
    }

    /// By line, and what stands in one line by its words.
    private static func inOrder(_ diagnostics: [InputDiagnostic]) -> [InputDiagnostic] {
        diagnostics.map { ($0.row ?? 0, $0.wording.english, $0) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }
}

extension InputDiagnostic: CustomStringConvertible {
    /// The diagnostic as one line in English.
    public var description: String { wording.english }
}

extension CatchmentError: CustomStringConvertible {
    /// All lines of the error in English.
    public var description: String { said(in: .en) }
}
