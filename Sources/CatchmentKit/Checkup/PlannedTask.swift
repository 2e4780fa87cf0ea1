import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Where something is to be done: what is to be done in one place is one task.
enum TaskPlace: Hashable {
    /// In a unit.
    case unit(UnitNumber)
    /// At a proposed site: outside all units, or where an earlier site of the plan stands for its unit.
    case site(Int)
    /// For a cluster or a facility outside all units, by the number of the problem or facility.
    case cluster(Int), facility(FacilityNumber)
    /// Everywhere.
    case whole
}

/// What is to be done in one place about all of its problems.
struct PlannedTask {
    /// The same from run to run: the place and what is done there.
    var id = ""
    var place: TaskPlace
    var kind = TaskKind.improve
    /// What is to be done, in its order.
    var steps: [TaskStep] = []
    /// The places where it is done: proposed sites and facilities.
    var sites: [TaskStep.Place] = []
    /// The number of the proposal that opens.
    var proposal: Int?
    /// The numbers of the problems that it settles or helps with, ascending.
    var problems: [Int] = []
    /// The people it concerns, in ticks.
    var people: Int64?
    /// People of clusters whom it brings within reach, in ticks; `nil` where it answers no cluster.
    var uncovered: Int64?
    /// Where it is done, where that can be told.
    var point: PlanarPoint?
    /// The numbers of the facilities at which something is done.
    var facilities: [FacilityNumber] = []
}

/// The tasks of a check-up and what they settle.
struct TaskPlan {
    var tasks: [PlannedTask] = []
    /// For each problem the number of the task that settles it; `nil` where it needs none of its own.
    var task: [Int?]
    /// For each cluster the people whom no proposed center reaches, in ticks; `nil` for others, and without proposals.
    var left: [Int64?]
    /// For each quota its value once the proposed centers are open; `nil` for others, and without proposals.
    var valueAfter: [Double?]
    /// The lowest unit of each proposed site, by rank.
    var siteUnits: [UnitNumber?] = []
}
