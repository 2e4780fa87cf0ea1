/// By what names a message calls the settings of a siting run.
package enum SitingNames: Hashable, Sendable {
    /// By flags.
    case flags
    /// By the keys of a plan.
    case keys
    /// By flags, which stand over a plan that says these.
    case over([PlannedSetting])

    /// A setting that a plan says, with its keys and its place.
    package struct PlannedSetting: Hashable, Sendable {
        /// The setting.
        package var setting: SitingSetting
        /// The plan file.
        package var file: String
        /// The place in it.
        package var place: PlanPlace

        /// Makes one from its members.
        package init(_ setting: SitingSetting, file: String, place: PlanPlace) {
            (self.setting, self.file, self.place) = (setting, file, place)
        }
    }
}
