@testable import CatchmentKit
import Foundation
import GeoPrimitives
import PlanningTerms
import ServiceModel
import Testing

@Suite("Norm profiles and thresholds")
struct ProfileTests {
    private func profile(_ text: String) throws -> Profile {
        let path = NSTemporaryDirectory() + "profile-\(UUID().uuidString).yaml"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try Profile(named: path)
    }

    private func refusal(_ text: String) -> String {
        do {
            _ = try profile(text)
            return "accepted"
        } catch { return "\(error)" }
    }

    @Test("every profile that comes with the program can be read, cites a source for each number, and marks what is not verified")
    func shipped() throws {
        for name in ShippedProfile.allCases {
            let profile = try Profile(named: name.rawValue)
            #expect(profile.name == name.rawValue && profile.isTemplate)
            #expect(!profile.norms.isEmpty || !profile.thresholds.isEmpty)
            #expect(profile.norms.allSatisfy { !$0.source.isEmpty && !$0.isVerified })
            #expect(profile.thresholds.allSatisfy { !$0.source.isEmpty && !$0.isVerified })
        }
        let template = try Profile(named: ShippedProfile.checkupTemplate.rawValue)
        #expect(Set(template.thresholds.map(\.indicator)) == Set(IndicatorKind.allCases), "every indicator has a threshold")
        #expect(throws: CatchmentError.self) { try Profile(named: "no-such-profile") }
    }

    @Test("a number without a source is refused, as are numbers that cannot be")
    func refused() {
        #expect(refusal("norms: [{item: radius, level: street, max: 1km}]").contains("a number without a source is no norm"))
        #expect(refusal("thresholds: [{indicator: share, green: 85%, red: 60%}]").contains("source is missing"))
        #expect(refusal("norms: [{item: floor_area, source: x}]").contains("give min, max or both"))
        #expect(refusal("norms: [{item: floor_area, min: 3, max: 2, source: x}]").contains("min is larger than max"))
        #expect(refusal("norms: [{item: radius, max: 1km, source: x}]").contains("name it"))
        #expect(refusal("norms: [{item: radius, level: a, max: 1000, source: x}]").contains("with its unit"))
        #expect(refusal("norms: [{item: radius, level: a, max: 15, measure: minutes, source: x}]").contains("walking_speed"))
        #expect(refusal("thresholds: [{indicator: share, green: 60%, red: 85%, source: x}]").contains("exchange the two"))
        #expect(refusal("thresholds: [{indicator: shares, green: 60%, red: 5%, source: x}]").contains("did you mean share"))
    }

    @Test("walking norms and minutes come to straight lines by the detour; without one they are refused")
    func detour() throws {
        let profile = try profile(
            """
            norms:
              - {item: radius, level: street, min: 800m, max: 1000m, measure: walking, source: a}
              - {item: radius, level: village, place: rural, max: 15, measure: minutes, source: b}
              - {item: radius, level: village, max: 500m, source: c, verified: true}
              - {item: walking_speed, max: 80, source: d}
            """)
        let radii = try ProfileUse(profile, detour: 1.25).radii()
        #expect(radii.radius(level: "street", type: nil) == .meters(800))
        #expect(radii.radius(level: "village", type: .rural) == .meters(960))
        #expect(radii.radius(level: "village", type: .urban) == .meters(500))
        #expect(throws: CatchmentError.self) { try ProfileUse(profile, detour: nil).radii() }
        #expect(profile.norms.map(\.isVerified) == [false, false, true, false])
    }

    @Test(
        "threshold edges: exactly green is green, exactly red is not red yet",
        arguments: [
            (IndicatorKind.share, 0.85, 0.6, 0.85, IndicatorState.green), (.share, 0.85, 0.6, 0.849999, .amber),
            (.share, 0.85, 0.6, 0.6, .amber), (.share, 0.85, 0.6, 0.599999, .red), (.quota, 1, 1, 1, .green),
            (.quota, 1, 1, 0.999, .red), (.utilisation, 0.9, 1.2, 0.9, .green), (.utilisation, 0.9, 1.2, 1.2, .amber),
            (.utilisation, 0.9, 1.2, 1.200001, .red), (.unlocated, 0, 0.1, 0, .green),
        ])
    func edges(_ kind: IndicatorKind, _ green: Double, _ red: Double, _ value: Double, _ state: IndicatorState) {
        let threshold = Threshold(indicator: kind, level: nil, green: green, red: red, source: "test", isVerified: true)
        #expect(threshold.state(of: value) == state)
        #expect(threshold.state(of: nil) == .unknown)
    }

    @Test("the plan's threshold comes before the profile's before the template's, one for a level before one for all")
    func order() throws {
        func make(_ kind: IndicatorKind, _ level: String?, _ green: Double) -> Threshold {
            Threshold(indicator: kind, level: level, green: green, red: 0, source: "s", isVerified: true)
        }
        let profile = Profile(
            name: "p", title: nil, chineseTitle: nil, isTemplate: false, norms: [],
            thresholds: [make(.share, "street", 0.7), make(.far, nil, 0.2)])
        let book = ThresholdBook(
            given: GivenThresholds(plan: [make(.share, nil, 0.5), make(.share, "city", 0.4)], profile: profile),
            template: try Profile(named: ShippedProfile.checkupTemplate.rawValue))
        #expect(book.threshold(.share, level: "city").green == 0.4 && book.threshold(.share, level: "street").green == 0.5)
        #expect(book.threshold(.far, level: nil).green == 0.2 && book.origin(of: book.threshold(.far, level: nil)) == "p")
        #expect(book.origin(of: book.threshold(.parent, level: "city")) == "checkup-template")
    }

    @Test(
        "an indicator at exactly green is green, at exactly red amber, and beyond it red, whichever way is better",
        arguments: IndicatorKind.allCases)
    func edges(_ kind: IndicatorKind) {
        let (green, red) = kind.isBetterHigh ? (0.85, 0.6) : (0.2, 0.5)
        let threshold = Threshold(indicator: kind, level: nil, green: green, red: red, source: "x", isVerified: true)
        let worse = { (value: Double) in kind.isBetterHigh ? value.nextDown : value.nextUp }
        #expect(threshold.state(of: green) == .green && threshold.state(of: worse(green)) == .amber)
        #expect(threshold.state(of: red) == .amber && threshold.state(of: worse(red)) == .red)
        #expect(threshold.state(of: nil) == .unknown)
        let single = Threshold(indicator: kind, level: nil, green: red, red: red, source: "x", isVerified: true)
        #expect(single.state(of: red) == .green && single.state(of: worse(red)) == .red)
    }

    @Test("a percentage is the double next to its fraction, so that the edge is hit")
    func percentages() throws {
        let texts = (1...999).map { "\($0 / 10).\($0 % 10)%" }
        let lines = texts.map { "  - {indicator: far, green: \($0), red: 100%, source: x}" }
        let read = try profile("thresholds:\n" + lines.joined(separator: "\n") + "\n").thresholds
        let wrong = zip(1...999, read).filter { $1.green != Double($0) / 1000 || $1.state(of: Double($0) / 1000) != .green }
        #expect(read.count == 999 && wrong.isEmpty, "\(wrong.map { texts[$0.0 - 1] })")
    }

    @Test("thresholds that somebody gave come before the template; a norm of floor area for households is one")
    func given() throws {
        let profile = try profile(
            """
            norms: [{item: floor_area_per_100_households, level: village, min: 30, source: a}]
            thresholds: [{indicator: share, level: town, green: 80%, red: 60%, source: b}]
            """)
        let own = Threshold(indicator: .share, level: nil, green: 0.9, red: 0.5, source: "plan", isVerified: true)
        let given = GivenThresholds(plan: [own], profile: profile)
        #expect(given.threshold(.share, level: "town") == own, "the plan's comes before the profile's, even for one level")
        #expect(GivenThresholds(plan: [], profile: profile).threshold(.share, level: "town")?.green == 0.8)
        #expect(GivenThresholds(plan: [], profile: profile).threshold(.share, level: nil) == nil)
        #expect(given.threshold(.floorAreaPerHundredHouseholds, level: "village")?.green == 30)
        #expect(given.threshold(.floorAreaPerHundredHouseholds, level: "town") == nil)
        #expect(given.threshold(.far, level: nil) == nil)
    }
}
