import Foundation
import Glibc

/// A file that is written again for each input.
///
/// Its time goes on by a second each time: who keeps what was read of a file of the same size and time (GDAL the list of an archive) reads it
/// again.
final class InputFile {
    let path: String
    private var time = 1_000_000_000

    init(_ path: String) { self.path = path }

    /// Replaces what the file holds, in place.
    func write(_ bytes: [UInt8]) { write(bytes[...]) }

    /// Replaces what the file holds, in place.
    func write(_ bytes: ArraySlice<UInt8>) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { preconditionFailure("cannot write \(path): \(errno)") }
        defer { close(descriptor) }
        bytes.withUnsafeBytes { all in
            var done = 0
            while done < all.count {
                let count = Glibc.write(descriptor, all.baseAddress.map { $0 + done }, all.count - done)
                guard count > 0 else { preconditionFailure("cannot write \(path): \(errno)") }
                done += count
            }
        }
        time += 1
        let times = [timespec(tv_sec: time, tv_nsec: 0), timespec(tv_sec: time, tv_nsec: 0)]
        futimens(descriptor, times)
    }
}
