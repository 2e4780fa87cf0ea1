/// By what names a message calls the settings of a siting run.
public enum SitingNames: Hashable, Sendable {
    /// By flags.
    case flags
    /// By the keys of a plan.
    case keys
    /// By flags, which stand over a plan that says these.
    case over([PlannedSetting])

    /// A setting that a plan says, with its keys and its place.
    public struct PlannedSetting: Hashable, Sendable {
        /// The setting.
        public var setting: SitingSetting
        /// The plan file.
        public var file: String
        /// The place in it.
        public var place: PlanPlace

        /// Makes one from its members.
        package init(_ setting: SitingSetting, file: String, place: PlanPlace) {
            (self.setting, self.file, self.place) = (setting, file, place)
        }
    }
}
