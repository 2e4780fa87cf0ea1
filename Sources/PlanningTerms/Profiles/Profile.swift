package import ServiceModel

/// A set of norms with their sources, and thresholds of the check-up.
package struct Profile: Hashable, Sendable {
    /// The name it goes by.
    package var name: String
    /// What it is about, in English.
    package var title: String?
    /// What it is about, in Chinese.
    package var chineseTitle: String?
    /// Whether it is a template to be edited, and no rule of anybody.
    package var isTemplate: Bool
    /// What it says of its levels, beside their names in the norms.
    package var levels: [ProfileLevel]
    /// The norms.
    package var norms: [Norm]
    /// The thresholds of the check-up.
    package var thresholds: [Threshold]

    /// Makes one from its members.
    package init(
        name: String, title: String? = nil, chineseTitle: String? = nil, isTemplate: Bool, levels: [ProfileLevel] = [],
        norms: [Norm], thresholds: [Threshold]
    ) {
        self.levels = levels
        (self.name, self.title, self.chineseTitle, self.isTemplate) = (name, title, chineseTitle, isTemplate)
        (self.norms, self.thresholds) = (norms, thresholds)
    }

    /// The first norm for an item, a level and a type of unit: one for the type before one for both, one for the level before one for all.
    package func norm(_ item: Norm.Item, level: String?, place: UnitType? = nil) -> Norm? {
        let fitting = norms.filter {
            $0.item == item && ($0.level == nil || $0.level == level) && ($0.place == nil || $0.place == place)
        }
        return fitting.first { $0.level != nil && $0.place != nil } ?? fitting.first { $0.level != nil }
            ?? fitting.first { $0.place != nil } ?? fitting.first
    }

    /// The file of a profile; `nil` where it comes with the program.
    package static func path(_ name: String) -> String? { ShippedProfile(rawValue: name) == nil ? name : nil }
}
