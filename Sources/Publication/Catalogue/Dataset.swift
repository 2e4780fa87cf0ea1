package import PlanningTerms
package import GeoFormats

/// What a result folder holds in rows: every table and layer, once.
///
/// The raw value is the name of its files without their extension, and of the layer in a GeoPackage.
package enum Dataset: String, CaseIterable, Sendable {
    case problems, tasks, responsibilities, functions
    case shortfalls
    case uncoveredByGroup = "uncovered-by-group"
    case blanksByLevel = "blanks-by-level"
    case units, uncoverable
    case serviceAreas = "service-areas"
    case blanks
    case uncoveredClusters = "uncovered-clusters"
    case facilities
    case planned = "planned-facilities"
    case proposals, candidates, assignments, nearest, zones
    case assignmentLines = "assignment-lines"
    case curve
    case capacityAssignment = "capacity-assignment"
    case costs, scenarios, differences, clusters
    case unitDifferences = "unit-differences"
    case facilityDifferences = "facility-differences"
    case redundancy

    /// Who reads it as a list.
    private enum Readers {
        /// People: there is a table, and a workbook of it.
        case people
        /// People, who would find a row for each demand point too long for a workbook: there is a table alone.
        case peopleWithoutSheets
        /// `verify`: there is a table, in the same form always, whatever encoding and headers are asked for.
        case programs
        /// People who work through the layer: there is a workbook of it.
        case peopleFromLayer
        /// Nobody.
        case none
    }

    /// What is to be known of a dataset.
    private struct Entry {
        let readers: Readers
        /// What its features have as geometry; `nil` where it is no layer.
        let geometry: WrittenGeometry?
        /// What the layer is called in lists of layers and legends; empty where it is none.
        let layer: Wording
        /// What the table is called in Chinese; `nil` where it is called by its name.
        let table: String?

        /// A dataset that is a table alone.
        init(_ readers: Readers, table: String? = nil) {
            (self.readers, self.geometry, self.table, layer) = (readers, nil, table, Wording("", ""))
        }

        /// A dataset that is a layer, and a table where somebody reads it.
        init(_ geometry: WrittenGeometry, _ english: String, _ chinese: String, _ readers: Readers = .none, table: String? = nil)
        {
            (self.readers, self.geometry, self.table, layer) = (readers, geometry, table, Wording(english, chinese))
        }
    }

    private var entry: Entry {
        switch self {
        case .problems: Entry(.point, "Problems", "问题清单", .people, table: "问题清单")
        case .tasks: Entry(.point, "Tasks", "任务清单", .people, table: "任务清单")
        case .responsibilities: Entry(.point, "Responsibilities", "责任清单", .people, table: "责任清单")
        case .functions: Entry(.people, table: "功能覆盖")
        case .shortfalls: Entry(.area, "Shortfalls", "服务缺口")
        case .uncoveredByGroup: Entry(.area, "Uncovered clusters by class and level", "未覆盖聚集区（按人群与层级）")
        case .blanksByLevel: Entry(.area, "Blank areas by level", "服务空白（按层级）")
        case .units: Entry(.area, "Units by share covered", "行政单元（按覆盖率）", .people, table: "行政单元")
        case .uncoverable: Entry(.people, table: "候选点无法覆盖的需求点")
        case .serviceAreas: Entry(.area, "Service areas", "服务区")
        case .blanks: Entry(.area, "Blank areas", "服务空白")
        case .uncoveredClusters: Entry(.area, "Uncovered clusters", "未覆盖聚集区", .peopleFromLayer, table: "未覆盖聚集区")
        case .facilities: Entry(.point, "Service centers", "现有设施", .people, table: "设施")
        case .planned: Entry(.point, "Planned centers", "规划设施")
        case .proposals: Entry(.point, "Proposed centers", "新增设施", .peopleFromLayer, table: "新增设施")
        case .candidates: Entry(.point, "Candidate sites", "候选点", .programs)
        case .assignments: Entry(.point, "Demand points", "需求点")
        case .nearest: Entry(.peopleWithoutSheets)
        case .zones: Entry(.area, "Responsibility zones", "责任片区")
        case .assignmentLines: Entry(.line, "Nearest facility", "最近设施连线")
        case .curve: Entry(.people, table: "边际曲线")
        case .capacityAssignment: Entry(.programs)
        case .costs: Entry(.programs)
        case .scenarios: Entry(.people, table: "情景方案")
        case .differences: Entry(.point, "Gained and lost", "新增与减少", .people, table: "差异")
        case .clusters: Entry(.people, table: "聚集区变化")
        case .unitDifferences: Entry(.area, "Change by unit", "各单元的变化")
        case .facilityDifferences: Entry(.point, "Facilities that changed", "变更的设施")
        case .redundancy: Entry(.people, table: "合并损失")
        }
    }

    /// What the features of its layer have as geometry; `nil` where it is no layer.
    package var geometry: WrittenGeometry? { entry.geometry }

    /// Whether it is a layer.
    package var isLayer: Bool { geometry != nil }

    /// Whether it is a table.
    var isTable: Bool {
        switch entry.readers {
        case .people, .peopleWithoutSheets, .programs: true
        case .peopleFromLayer, .none: false
        }
    }

    /// Whether its table is for programs alone, and so is the same in every encoding and language.
    package var isForPrograms: Bool { entry.readers == .programs }

    /// Whether its table, where it has one, is a list for people, who get it as a workbook too.
    var isTableWithSheet: Bool { entry.readers == .people }

    /// Whether its layer is such a list.
    var isLayerWithSheet: Bool { entry.readers == .peopleFromLayer }

    /// What people call its table.
    func tableTitle(_ language: Language) -> String { language(rawValue, PlannedNames.inOwnWords(entry.table ?? rawValue)) }

    /// What people call its layer: in lists of layers, where no two may be called the same, and in legends.
    package func layerTitle(_ language: Language) -> String {
        language(entry.layer.english, PlannedNames.inOwnWords(entry.layer.chinese))
    }
}
