import FoundationEssentials
import GeoFormats
import PlanningTerms
import Publication

/// A commented plan for the files of a folder.
public struct PlanDraft {
    /// Where the plan goes.
    public let plan: String
    /// The text of the plan.
    public let text: String
    /// What each file that was looked at is taken for, or why it is left out.
    public let found: [SurveyMessage]

    /// Looks at the files of a folder and drafts a plan.
    ///
    /// - Parameters:
    ///   - folder: The folder; folders in it are not looked into.
    ///   - plan: Where the plan will lie: its paths are relative to that place.
    /// - Throws: `CatchmentError` when there is no demand in the folder.
    public init(folder: String, plan: String) throws {
        let survey = try FolderSurvey(folder: folder)
        self.plan = plan
        text = Self.text(survey, prefix: Self.path(from: plan, to: folder))
        found =
            survey.layers.map { .taken(file: $0.name, $0.role) } + survey.others.map { .couldBe(file: $0.name, $0.role) }
            + survey.skipped.map { .leftOut(file: $0.name, $0.reason) }
    }

    /// Writes the plan; a file that is there is never replaced.
    ///
    /// - Throws: `CatchmentError/cannotCreate(_:)`.
    public func write() throws {
        guard !FileManager.default.fileExists(atPath: plan) else {
            throw CatchmentError.cannotCreate(.output(.planExists(plan)))
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: plan), options: .withoutOverwriting)
        } catch {
            throw CatchmentError.cannotCreate(.output(.planNotWritten(plan)))
        }
    }

    /// The way from the plan's folder to another, with a slash at its end where it is not the same.
    private static func path(from plan: String, to folder: String) -> String {
        let way = RelativePath.from(folderOf: plan, to: folder)
        return way == "." ? "" : way + "/"
    }

    private static func text(_ survey: FolderSurvey, prefix: String) -> String {
        var lines = [
            "# A plan for catchment: what is read, what counts as covered, what is compared. docs/plan.md describes every key.",
            "# Paths are relative to this file. Flags on the command line win over what stands here.",
            "",
        ]
        let layers = survey.layers
        if layers.allSatisfy(\.declaresCRS) {
            lines.append("# crs: wgs84   # for layers that declare none; here all do")
        } else {
            lines += [
                "# The coordinate reference system of layers that declare none. Web maps shift coordinates in China by hundreds of metres:",
                "# ask who made the list, then take the # away before one of wgs84, gcj02 (Amap, Tencent), bd09 (Baidu), EPSG:n.",
                "# crs: wgs84",
            ]
        }
        lines += ["", "layers:"]
        for layer in layers { lines += Self.layer(layer, prefix) }
        for other in survey.others { lines.append("  # \(other.role.rawValue): \(quoted(prefix + other.name))") }
        lines += radii(survey)
        if let demand = survey[.demand], !demand.unused.isEmpty {
            lines += [
                "", "# Population classes: columns of the demand that count something of their own.", "# classes:",
            ]
            lines += demand.unused.map { "#   - {name: \(quoted($0)), column: \(quoted($0)), unit: people}" }
        }
        lines += [
            "", "# output:", "#   min_people: 50            # smaller uncovered clusters are summed",
            "#   min_blank_area_m2: 1000   # smaller blank areas are summed",
            "#   backup: true              # who depends on one center alone",
        ]
        if survey[.candidates] != nil {
            lines += [
                "", "# What catchment site is asked for; keys are called as its flags.", "# siting:",
                "#   model: mclp               # most people with so many sites; lscp with target: 90% takes the fewest sites",
                "#   count: 5",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func layer(_ layer: FolderSurvey.Found, _ prefix: String) -> [String] {
        var lines = ["  \(layer.role.rawValue):", "    path: \(quoted(prefix + layer.name))"]
        if !layer.declaresCRS { lines.append("    # crs: gcj02   # where this layer differs from the others") }
        let columns = layer.columns.filter { ColumnRole.roles(of: layer.role).contains($0.role) }
        if !columns.isEmpty {
            lines.append("    columns:")
            lines += columns.map { "      \($0.role.rawValue): \(quoted($0.name))" }
        }
        return lines
    }

    private static func radii(_ survey: FolderSurvey) -> [String] {
        let facilities = survey[.facilities]
        var lines = [""]
        if facilities?.hasRadius == true {
            lines += ["# The facilities bring their radii; this one holds where they bring none.", "# radius: 1km"]
        } else {
            lines += ["# The service radius where no column gives one. There is none yet: give yours.", "# radius: 1km"]
        }
        let known = survey[.units]?.levels.map(\.name) ?? []
        let levels = known + (facilities?.levels.map(\.name) ?? []).filter { !known.contains($0) }
        guard !levels.isEmpty else { return lines }
        lines += ["", "# Levels from the top down; each may have a radius, or one for urban and one for rural units.", "levels:"]
        lines += levels.map { "  - name: \(quoted($0))" }
        lines += ["    # radius: {urban: 500m, rural: 1km}"]
        return lines
    }

    /// A text as YAML: quoted where it could be read as something else.
    private static func quoted(_ text: String) -> String {
        let plain = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-/".unicodeScalars.contains($0)
        }
        let isWord = text.unicodeScalars.first?.properties.isAlphabetic ?? false
        let isReserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
        if plain, isWord || text.hasPrefix(".."), !isReserved { return text }
        let escaped = text.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : $0.isNewline ? " " : "\($0)" }.joined()
        return "\"\(escaped)\""
    }
}
