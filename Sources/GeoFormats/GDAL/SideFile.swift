import CGDAL

/// A small file beside the one that holds the shapes of a Shapefile, on the disk or in an archive.
struct SideFile {
    /// The path by which GDAL opens it.
    let path: String

    /// Finds the file of a suffix, in small or capital letters; `nil` where there is none.
    init?(_ stem: String, _ suffix: String) {
        let path = GDALSession.quietly { _ -> String? in
            for name in [suffix, suffix.uppercased(), String(suffix.prefix(1)).uppercased() + suffix.dropFirst()] {
                let path = LocalPath.plain("\(stem).\(name)")
                guard let handle = VSIFOpenL(path, "rb") else { continue }
                VSIFCloseL(handle)
                return path
            }
            return nil
        }
        guard let path else { return nil }
        self.path = path
    }

    /// The bytes, at most so many; empty where it cannot be read.
    func bytes(atMost count: Int) -> [UInt8] {
        GDALSession.quietly { _ in
            guard let handle = VSIFOpenL(path, "rb") else { return [] }
            defer { VSIFCloseL(handle) }
            var buffer = [UInt8](repeating: 0, count: count)
            let read = buffer.withUnsafeMutableBytes { VSIFReadL($0.baseAddress, 1, $0.count, handle) }
            return Array(buffer[..<read])
        }
    }

    /// The text of a file of a word.
    var word: String? {
        let text = String(decoding: bytes(atMost: 64), as: UTF8.self).filter {
            !$0.isWhitespace && $0 != "\0" && $0 != "\u{FEFF}"
        }
        return text.isEmpty ? nil : text
    }
}
