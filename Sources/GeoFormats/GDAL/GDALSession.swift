import CGDAL
import Synchronization

/// GDAL's process-wide set-up and its messages.
enum GDALSession {
    /// Registers the drivers once.
    static let isReady: Bool = {
        GDALAllRegister()
        return true
    }()

    /// Runs the work with GDAL's messages collected on this thread instead of printed.
    ///
    /// - Returns: What the work returns.
    static func quietly<Result, Failure: Error>(_ work: (GDALMessages) throws(Failure) -> Result) throws(Failure) -> Result {
        _ = isReady
        let messages = GDALMessages()
        let box = Unmanaged.passUnretained(messages)
        CPLPushErrorHandlerEx(
            { severity, _, text in
                guard let data = CPLGetErrorHandlerUserData() else { return }
                Unmanaged<GDALMessages>.fromOpaque(data).takeUnretainedValue().note(severity, text)
            }, box.toOpaque())
        defer { CPLPopErrorHandler() }
        return try withExtendedLifetime(messages) { () throws(Failure) in try work(messages) }
    }
}

/// What GDAL said during one operation.
final class GDALMessages {
    /// The first failure.
    private(set) var failure: String?
    /// The first warnings.
    private(set) var warnings: [String] = []

    /// Notes a message; called by GDAL.
    fileprivate func note(_ severity: CPLErr, _ text: UnsafePointer<CChar>?) {
        guard let text else { return }
        let message = String(cString: text)
        if severity == CE_Failure || severity == CE_Fatal {
            if failure == nil { failure = message }
        } else if severity == CE_Warning, warnings.count < 20 {
            warnings.append(message)
        }
    }

    /// Throws when GDAL has failed while it read a feature.
    func check(_ file: String, feature number: Int) throws(FormatError) {
        guard failure != nil else { return }
        throw error(file, "OGR_L_GetNextFeature", at: "feature \(number)")
    }

    /// Returns the error of a GDAL function that failed.
    ///
    /// The place is where in the file, if it is known.
    func error(_ file: String, _ function: String, at place: String = "") -> FormatError {
        let message = failure ?? warnings.first ?? ""
        return .gdal(file: file, function: function, message: place.isEmpty ? message : "\(place): \(message)")
    }
}
