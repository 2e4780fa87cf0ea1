@testable import CatchmentKit
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
import Reporting
import Testing

/// What holds of every file, layer and column that a result folder may have.
@Suite("The catalogue of a result folder")
struct CatalogueTests {
    /// The columns of every table and layer, with those of a class, a level and a function.
    private static let columns: [[ColumnTerm]] = {
        func terms<Row>(_ columns: [ResultColumn<Row>]) -> [ColumnTerm] { columns.map(\.term) }
        let places = [false, true].flatMap { areCosts -> [[ColumnTerm]] in
            [
                terms(FacilityRow.tableColumns(areCosts: areCosts) + FacilityRow.servedColumns),
                terms(
                    AssignmentRow.columns(areCosts: areCosts) + AssignmentRow.radiusColumns + AssignmentRow.edgeColumns
                        + AssignmentRow.borderColumns + AssignmentRow.unitColumns + AssignmentRow.clusterColumns
                        + AssignmentRow.clusterBeforeColumns + AssignmentRow.columns(ofClass: "old", at: 0, hasOwnRadius: true)
                        + [AssignmentRow.column(ofLevel: "town", at: 0)] + AssignmentRow.servedColumns),
                terms(AssignmentLineRow.columns(areCosts: areCosts)),
                terms(ClusterRow.columns(areCosts: areCosts) + [ClusterRow.column(ofClass: "old", at: 0)]),
                terms(UncoverableRow.columns(areCosts: areCosts)), terms(CapacityShareRow.columns(areCosts: areCosts)),
                terms(
                    ScenariosDocument.Scenario.columns(areCosts: areCosts)
                        + [ScenariosDocument.Scenario.column(ofClass: "old", at: 0)] + ScenariosDocument.Scenario.servedColumns),
            ]
        }
        return places + [
            terms(UnitRow.columns + UnitRow.servedColumns),
            terms(UnitShapeRow.columns + UnitShapeRow.afterColumns + UnitShapeRow.servedColumns),
            terms(
                FacilityRow.columns + FacilityRow.backupColumns + FacilityRow.functionColumns + FacilityRow.borderColumns
                    + FacilityRow.closingColumns + FacilityRow.closingCostColumns + FacilityRow.servedColumns),
            terms(
                ProposalRow.columns + ProposalRow.sharedPlaceColumns + ProposalRow.borderColumns + ProposalRow.unitColumns
                    + ProposalRow.costColumns + ProposalRow.capacityColumns),
            terms(GroupClusterRow.shortfallColumns), terms(GroupClusterRow.groupColumns), terms(BlankRow.columns),
            terms(BlankRow.levelColumns), terms(ServiceAreaRow.columns), terms(ZoneRow.columns), terms(NearestRow.columns),
            terms(RedundancyRow.columns), terms(FunctionRow.columns + [FunctionRow.column(ofFunction: "health", at: 0)]),
            terms(CostRow.columns), terms(SitingDocument.CurveStep.columns), terms(DifferenceRow.columns),
            terms(UnitDifferenceRow.columns), terms(PointDifferenceRow.columns), terms(ClusterChangeRow.columns),
            terms(FacilityDifferenceRow.columns), terms(ProblemRow.columns), terms(TaskRow.columns),
            terms(ResponsibilityRow.columns),
        ]
    }()

    @Test("no two files are called the same, and documents come first")
    func files() {
        let names = ResultFile.all.map(\.name)
        #expect(Set(names).count == names.count && names.first == "report.json")
        let lists = ["units", "facilities", "uncovered-clusters", "proposals", "problems", "scenarios", "differences"]
        #expect(lists.allSatisfy { names.contains("\($0).xlsx") })
        #expect(!names.contains("costs.xlsx") && !names.contains("nearest.xlsx") && !names.contains("assignments.csv"))
    }

    @Test("no two layers are called the same, as a GeoPackage asks for", arguments: Language.allCases)
    func layerTitles(_ language: Language) {
        let layers = Dataset.allCases.filter(\.isLayer).map { $0.layerTitle(language) }
        #expect(Set(layers).count == layers.count && !layers.contains(""))
        let styles = Dataset.allCases.filter(\.isLayer).map { LayerStyles(language: language).style(of: $0).title }
        #expect(styles == layers)
    }

    @Test("no column stands twice in a table or layer")
    func columnsOnce() {
        for terms in Self.columns {
            let names = terms.map(\.name)
            #expect(Set(names).count == names.count, "\(names)")
        }
    }

    @Test("a name has one title wherever it stands; lengths and areas say so in name and title")
    func titles() {
        var titles: [String: String?] = [:]
        for term in Self.columns.joined() {
            if let known = titles.updateValue(term.chinese, forKey: term.name) { #expect(known == term.chinese, "\(term.name)") }
            #expect(term.title(.en) == term.name)
            let isLength = term.name.hasSuffix("_m")
            let isArea = term.name.hasSuffix("_m2")
            #expect(isLength == (term.unit == .meters) && isArea == (term.unit == .squareMeters), "\(term.name)")
            guard let chinese = term.chinese else { continue }
            #expect(chinese.contains("（米）") == isLength, "\(term.name)")
            #expect(chinese.contains("（平方米）") == isArea, "\(term.name)")
        }
    }

    @Test("a column without a title is called by its name")
    func untitled() {
        #expect(ColumnTerm.text("own").title(.zh) == "own" && ColumnTerm.radius.title(.zh) == "服务半径（米）")
        #expect(ColumnTerm.weight(ofClass: "老人").title(.zh) == "人群类别：老人")
        #expect(ColumnTerm.covered(function: "health").title(.zh) == "health")
    }

    @Test("values stand under their columns")
    func values() throws {
        let row = NearestRow(id: "p1", rank: 2, facility: "a", distance: 12.5)
        let table = Dataset.nearest.table(NearestRow.columns, [row])
        #expect(table.fields.map(\.name) == ["id", "rank", "facility", "distance_m"] && table.name == "nearest")
        #expect(try table.row(0).values == [.text("p1"), .integer(2), .text("a"), .number(12.5)])
    }
}
