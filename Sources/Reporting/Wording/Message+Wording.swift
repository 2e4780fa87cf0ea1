package import PlanningTerms

extension Message {
    /// The message in words, in both languages.
    package var wording: Wording {
        switch self {
        case .crs(let message): message.wording
        case .file(let message): message.wording
        case .layout(let message): message.wording
        case .recognition(let message): message.wording
        case .table(let message): message.wording
        case .geometry(let message): message.wording
        case .demand(let message): message.wording
        case .facility(let message): message.wording
        case .sites(let message): message.wording
        case .siteCheck(let message): message.wording
        case .unit(let message): message.wording
        case .unitRule(let message): message.wording
        case .cost(let message): message.wording
        case .profile(let message): message.wording
        case .plan(let message): message.wording
        case .planContent(let message): message.wording
        case .scenario(let message): message.wording
        case .change(let problem): problem.wording
        case .run(let message): message.wording
        case .found(let message): message.wording
        case .siting(let message): message.wording
        case .sitingFault(let fault, let names): fault.wording(names)
        case .condition(let message): message.wording
        case .folder(let message): message.wording
        case .comparison(let message): message.wording
        case .map(let message): message.wording
        case .sheet(let message): message.wording
        case .output(let message): message.wording
        case .survey(let message): message.wording
        case .command(let message): message.wording
        }
    }
}
