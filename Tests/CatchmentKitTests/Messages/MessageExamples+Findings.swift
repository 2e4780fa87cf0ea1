import GeoPrimitives
import PlanningTerms

extension MessageExamples {
    /// What a run finds at its end.
    static let findings: [Message] = [
        FindingMessage.demandDropped(
            [.init(rows: 2, reason: .noCoordinates), .init(rows: 1, reason: .noWeight)], .init(40, arePeople: true),
            first: [3, 5]),
        .demandDropped([.init(rows: 1, reason: .noCoordinates)], .init(1, arePeople: false), first: [3]),
        .facilitiesUnlocated(2, located: 3, rows: [4, 6], units: [.init(unit: "1", name: "甲", count: 2)]),
        .facilitiesUnlocated(2, located: 0, rows: [], units: []),
        .facilitiesOutside(1, of: 3, farthest: "1", .meters(300), rows: [2]),
        .facilitiesOutside(2, of: 3, farthest: "1", .kilometers(300), rows: [2]),
        .outsideUnits(points: 3, .init(40, arePeople: true), of: .init(90, arePeople: true), level: "社区"),
        .edge(points: 3, .init(40, arePeople: true), within: .meters(500)), .searchCutShort(.timeLimit),
    ].map { .found($0) }
}
