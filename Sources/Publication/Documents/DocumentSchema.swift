package import PlanningTerms

/// The versions of the documents of a run that this program reads: its own, and the one before.
///
/// The number grows when a member goes, is renamed or means something else. In 2 a unit meets its norms only where its share within reach was
/// examined, alternatives are near and serve the same people, and a task is what is to be done in one place.
package enum DocumentSchema {
    /// `report.json` as it is written.
    package static let report = "catchment/report/2"
    /// `report.json` as the version before wrote it.
    package static let earlierReport = "catchment/report/1"
    /// `checkup.json` as it is written.
    package static let checkup = "catchment/checkup/2"
    /// `checkup.json` as the version before wrote it.
    package static let earlierCheckup = "catchment/checkup/1"
}

extension ReportDocument {
    /// Whether this program reads the version.
    package var isReadable: Bool { schema == DocumentSchema.report || isEarlier }
    /// Whether the version before wrote it.
    package var isEarlier: Bool { schema == DocumentSchema.earlierReport }

    /// What whoever reads the report back should say of its version: that the one before wrote it.
    package func versionNotice(of folder: String) -> InputDiagnostic? {
        isEarlier ? InputDiagnostic(.notice, file: ResultFile.report.path(in: folder), message: .folder(.earlier)) : nil
    }
}

extension CheckupDocument {
    /// Whether this program reads the version.
    package var isReadable: Bool { schema == DocumentSchema.checkup || isEarlier }
    /// Whether the version before wrote it.
    package var isEarlier: Bool { schema == DocumentSchema.earlierCheckup }
}
