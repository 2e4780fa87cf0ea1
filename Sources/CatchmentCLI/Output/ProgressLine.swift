import CatchmentKit
import Dispatch
import Synchronization

/// One line on a terminal that is written over while a long run works: its step, how much of it is done and the time left;
/// the best plan and its bound while a solver works.
///
/// Nothing is shown in the first two seconds, nor when standard error is no terminal. The environment's `CATCHMENT_PROGRESS_AFTER` sets
/// another number of seconds.
final class ProgressLine: Sendable {
    /// How far the run has come; handed to it.
    let run = RunProgress()

    private static let interval = 0.3
    private let quietSeconds: Double
    private let plan = Mutex<SitingProgress?>(nil)
    private let isOver = Atomic<Bool>(false)
    private let isShown: Bool
    private let language = SpokenLanguage.current

    /// Starts to show, if it is wanted and there is a terminal.
    init(isWanted: Bool) {
        isShown = isWanted && Console.hasTerminal
        quietSeconds = Console.environment("CATCHMENT_PROGRESS_AFTER").flatMap(Double.init) ?? 2
        guard isShown else { return }
        if quietSeconds <= 0 { Console.status(text(run.state)) }
        tick()
    }

    /// Notes the solver's state.
    func note(_ state: SitingProgress) { plan.withLock { $0 = state } }

    /// Removes the line and shows no more.
    func end() {
        isOver.store(true, ordering: .relaxed)
        if isShown { Console.status("") }
    }

    private func tick() {
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.interval) { [weak self] in
            guard let self, !isOver.load(ordering: .relaxed) else { return }
            let state = run.state
            if state.seconds >= quietSeconds { Console.status(text(state)) }
            tick()
        }
    }

    private func text(_ state: RunProgress.State) -> String {
        guard language == .en else { return chinese(state) }
        var text = "catchment: \(state.step)"
        if let fraction = state.fraction { text += " \(Int(fraction * 100)) %" }
        if let left = state.secondsLeft { text += ", about \(Int(left.rounded(.up))) s left" }
        if state.step == "solving", let plan = plan.withLock({ $0 }), let objective = plan.objective, let bound = plan.bound {
            let larger = max(objective, bound)
            let gap = larger > 0 ? abs(bound - objective) / larger * 100 : 0
            text += ": \(objective), bound \(bound), gap \((gap * 1000).rounded() / 1000) % (Ctrl-C keeps the plan)"
        }
        return text + " · \(Int(state.seconds)) s"
    }

    private func chinese(_ state: RunProgress.State) -> String {
        var text = "catchment：\(Self.steps[state.step] ?? state.step)"
        if let fraction = state.fraction { text += " \(Int(fraction * 100))%" }
        if let left = state.secondsLeft { text += "，约剩 \(Int(left.rounded(.up))) 秒" }
        if state.step == "solving", let plan = plan.withLock({ $0 }), let objective = plan.objective, let bound = plan.bound {
            let larger = max(objective, bound)
            let gap = larger > 0 ? abs(bound - objective) / larger * 100 : 0
            text += "：\(objective)，上限 \(bound)，差距 \((gap * 1000).rounded() / 1000)%（按 Ctrl-C 保留当前方案）"
        }
        return text + " · \(Int(state.seconds)) 秒"
    }

    private static let steps = [
        "reading": "读取", "coverage": "计算覆盖", "clusters": "归并聚集区", "blank areas": "计算服务空白", "writing": "写出",
        "solving": "求解", "tie-break": "择优", "report": "编写报告", "marginal curve": "计算边际曲线",
        "assignment within capacities": "按容量分配", "backup and nearest facilities": "计算后备覆盖与最近设施",
        "responsibility zones": "划分责任片区", "scenarios": "计算情景方案",
    ]
}
