import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel

/// Seconds of the steps of a run.
struct StepClock {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var last: ContinuousClock.Instant
    private var steps: [String: Double] = [:]

    /// Starts the clock.
    init() {
        start = clock.now
        last = start
    }

    /// Ends a step.
    mutating func mark(_ step: String) {
        let now = clock.now
        steps[step, default: 0] += (now - last).seconds
        last = now
    }

    /// Seconds by step, and in all.
    var seconds: [String: Double] {
        var seconds = steps
        seconds["total"] = (last - start).seconds
        return seconds
    }
}

extension Duration {
    /// The duration in seconds, to the millisecond.
    var seconds: Double {
        let (whole, fraction) = components
        return (Double(whole) * 1000 + (Double(fraction) / 1e15).rounded()) / 1000
    }
}
