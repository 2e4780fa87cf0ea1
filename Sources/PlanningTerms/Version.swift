/// The version of the program.
public enum Version {
    /// The version as printed and as it stands in reports.
    public static let current = "0.1.0"
}
