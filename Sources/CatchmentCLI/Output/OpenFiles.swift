import ArgumentParser
import CatchmentKit
import Glibc

/// How many files the process may open.
enum OpenFiles {
    /// What a run has open at once at most (16 were counted), with room to spare.
    ///
    /// Beside inputs, outputs and the hold on the folder these are what the system's library of threads opens to hear of signals and timers;
    /// it ends the process where it can open no more.
    private static let needed: Int = 24

    /// Opens as many as a run needs, and closes them.
    ///
    /// Called before anything runs on another thread.
    ///
    /// - Throws: `CatchmentError` with exit code 74 where fewer can be opened.
    static func check() throws {
        var descriptors: [Int32] = []
        defer { for descriptor in descriptors { close(descriptor) } }
        while descriptors.count < needed {
            let descriptor = unsafe open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            if descriptor < 0, errno == EINTR { continue }
            // A root that may not be read says nothing about the number.
            guard descriptor >= 0 || errno == EMFILE || errno == ENFILE else { return }
            guard descriptor >= 0 else {
                throw CatchmentError.inputOutput(.output(.fewFiles(descriptors.count, needed: needed)))
            }
            descriptors.append(descriptor)
        }
    }
}

/// A command that reads or writes files.
protocol FileCommand: AsyncParsableCommand {}
