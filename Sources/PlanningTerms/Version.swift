/// The version of the program.
package enum Version {
    /// The version as printed and as it stands in reports.
    package static let current = "0.1.0"
}
