import CGDAL

/// Keeps GDAL to the files that a planner names: no network, no driver beyond those that are needed, no file system but the disk, memory
/// and archives.
///
/// An input may hold addresses: a linked coordinate system, a virtual data set, a mask or an overview elsewhere. Whatever it holds, no
/// part of GDAL can follow it.
enum GDALConfinement {
    /// The drivers that stay: those of the formats that are read, and of those that are written.
    private static let drivers = Set(VectorTable.Format.allCases.map(\.driver) + ["GTiff", "GPKG", "XLSX"])

    /// The virtual file systems that stay; the program itself names what lies in them.
    private static let fileSystems: Set<String> = ["/vsimem/", "/vsizip/", "/vsigzip/"]

    /// Confines GDAL, once its drivers are registered.
    static func begin() {
        for index in (0..<GDALGetDriverCount()).reversed() {
            guard let driver = GDALGetDriver(index), let name = GDALGetDriverShortName(driver) else { continue }
            if !drivers.contains(String(cString: name)) { GDALDeregisterDriver(driver) }
        }
        // SpatiaLite makes tables of other files; what is read here needs none of it.
        CPLSetConfigOption("SPATIALITE_LOAD", "NO")
        CPLHTTPSetFetchCallback({ _, _, _, _, _, _, _ in GDALConfinement.refusal() }, nil)
        // Blocks of rasters that were read are kept in 256 MB, whatever the machine has: a twentieth of it is GDAL's own rule.
        CPLSetConfigOption("GDAL_CACHEMAX", "256")
        // What is said of a file while nobody listens (when it is closed, or asked for its system) goes to no terminal.
        CPLSetErrorHandler(CPLQuietErrorHandler)
        closeFileSystems()
        OSRSetPROJEnableNetwork(0)
    }

    /// The answer to every request for an address: it failed.
    private static func refusal() -> UnsafeMutablePointer<CPLHTTPResult>? {
        // CPLHTTPDestroyResult gives both back.
        guard let result = CPLCalloc(1, MemoryLayout<CPLHTTPResult>.size)?.bindMemory(to: CPLHTTPResult.self, capacity: 1) else {
            return nil
        }
        result.pointee.nStatus = 1
        result.pointee.pszErrBuf = CPLStrdup("catchment does not go online")
        return result
    }

    /// Puts a file system in which nothing can be opened in the place of each that is not needed.
    private static func closeFileSystems() {
        guard let callbacks = VSIAllocFilesystemPluginCallbacksStruct() else { return }
        defer { VSIFreeFilesystemPluginCallbacksStruct(callbacks) }
        callbacks.pointee.open = { _, _, _ in nil }
        callbacks.pointee.stat = { _, _, _, _ in -1 }
        guard let prefixes = VSIGetFileSystemsPrefixes() else { return }
        defer { CSLDestroy(prefixes) }
        var next = prefixes
        while let prefix = next.pointee {
            if !fileSystems.contains(String(cString: prefix)) { VSIInstallPluginHandler(prefix, callbacks) }
            next += 1
        }
    }
}
