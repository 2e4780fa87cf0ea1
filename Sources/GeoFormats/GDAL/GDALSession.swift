import CGDAL
import GeoPrimitives
import Synchronization

/// GDAL's process-wide set-up and its messages.
enum GDALSession {
    /// Registers the drivers once, and confines GDAL to what is needed of it.
    static let isReady: Bool = {
        GDALAllRegister()
        GDALConfinement.begin()
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

    /// Creates a file with a driver and fills it: the file is whole or absent, and its times are fixed, so that it has the same bytes again.
    ///
    /// - Parameters:
    ///   - path: The file; one that exists is replaced at the end.
    ///   - driver: GDAL's name of the format.
    ///   - fill: Fills the data set, which is closed afterwards.
    /// - Throws: ``FormatError``, or what `fill` throws.
    static func creating(_ path: String, driver: String, _ fill: (GDALDatasetH, GDALMessages) throws -> Void) throws {
        let target = try OutputFile(path)
        target.release()
        // GDAL refuses to create what exists already.
        target.removePartial()
        try create(target.partialPath, for: path, driver: driver, fill)
        try target.commit()
    }

    /// Creates a file in memory with a driver that takes no notice of what cannot be written, fills it, and writes its bytes to the disk.
    ///
    /// - Throws: ``FormatError``, or what `fill` throws.
    /// - Complexity: O(bytes) of memory beside what the driver takes.
    static func creatingInMemory(
        _ path: String, driver: String, _ fill: (GDALDatasetH, GDALMessages) throws -> Void
    ) throws {
        let target = try OutputFile(path)
        let number = memoryFiles.wrappingAdd(1, ordering: .relaxed).newValue
        let name = "/vsimem/catchment-\(number).\(driver.lowercased())"
        defer { VSIUnlink(name) }
        try create(name, for: path, driver: driver, fill)
        var length: vsi_l_offset = 0
        guard let bytes = VSIGetMemFileBuffer(name, &length, 0), length > 0 else {
            throw FormatError.writeFailed(path: path, WriteProblem(words: "GDALClose wrote nothing"))
        }
        for start in stride(from: 0, to: Int(length), by: 1 << 20) {
            try target.write(Array(UnsafeBufferPointer(start: bytes + start, count: min(1 << 20, Int(length) - start))))
        }
        try target.commit()
    }

    private static let memoryFiles = Atomic(0)

    private static func create(
        _ name: String, for path: String, driver: String, _ fill: (GDALDatasetH, GDALMessages) throws -> Void
    ) throws {
        try quietly { messages in
            CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", GeoPackageWriter.time)
            defer { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil) }
            let format = GDALGetDriverByName(driver)
            guard let dataset = GDALCreate(format, name, 0, 0, 0, GDT_Unknown, nil) else {
                throw FormatError.writeFailed(path: path, WriteProblem(words: messages.failure ?? "GDALCreate failed"))
            }
            do {
                try fill(dataset, messages)
            } catch {
                GDALClose(dataset)
                throw error
            }
            GDALClose(dataset)
            if let failure = messages.failure { throw FormatError.writeFailed(path: path, WriteProblem(words: failure)) }
        }
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
