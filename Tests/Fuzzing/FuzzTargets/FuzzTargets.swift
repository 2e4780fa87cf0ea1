import Foundation
import Glibc
import TestSupport

/// Gives random and hostile bytes to everything that reads bytes of others, in this process.
///
///     swift run FuzzTargets TARGET [--runs N] [--seconds N] [--seed N] [--corpus FOLDER]
///
/// Each input is written to a file before it is read: what ends the process (a trap, more than 10 seconds, more than 3 GiB) leaves it there
/// and its path is said first. Built with `-Xswiftc -sanitize=fuzzer -Xswiftc -DLIBFUZZER` the inputs are those of libFuzzer, guided by
/// coverage, and the arguments behind the target are libFuzzer's; see README.md in this folder.
@main
struct FuzzTargets {
    static func main() async throws {
        guard let options = Options(CommandLine.arguments.dropFirst()) else {
            print("one of \(FuzzTarget.names.joined(separator: ", ")), then --runs N, --seconds N, --seed N, --corpus FOLDER")
            exit(64)
        }
        let bench = try await FuzzBench(options)
        print("target \(options.target), seed \(options.seed), inputs in \(bench.folder)")
        fflush(nil)
        limit()
        #if LIBFUZZER
            LibFuzzer.run(bench)
        #else
            try await bench.run()
        #endif
    }

    /// What takes too much memory ends at once, with its input on the disk.
    private static func limit() {
        #if !LIBFUZZER
            var limits = rlimit(rlim_cur: 3 << 30, rlim_max: 3 << 30)
            setrlimit(__rlimit_resource_t(9), &limits)  // RLIMIT_AS
        #endif
        signal(SIGXFSZ, SIG_IGN)
    }
}

/// What is asked for.
struct Options {
    var target = ""
    var runs = Int.max
    var seconds = 60.0
    var seed: UInt64 = 1
    var corpus: String?

    init?(_ arguments: ArraySlice<String>) {
        guard let target = arguments.first, FuzzTarget.names.contains(target) else { return nil }
        self.target = target
        var rest = arguments.dropFirst()
        while let flag = rest.popFirst() {
            #if LIBFUZZER
                guard flag == "--corpus" else { continue }
            #endif
            guard let value = rest.popFirst() else { return nil }
            switch flag {
            case "--runs": runs = Int(value) ?? 0
            case "--seconds": seconds = Double(value) ?? 0
            case "--seed": seed = UInt64(value) ?? 1
            case "--corpus": corpus = value
            default: return nil
            }
        }
    }
}

/// Runs one target on inputs made from its seeds.
final class FuzzBench {
    let folder: String
    private let options: Options
    private let target: FuzzTarget
    private var seeds: [[UInt8]]

    init(_ options: Options) async throws {
        self.options = options
        folder = NSTemporaryDirectory() + "catchment-fuzz-\(options.target)-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        target = try await FuzzTarget(named: options.target, in: folder)
        seeds = target.seeds
        for corpus in ["Tests/Fuzzing/corpus/\(options.target)", options.corpus].compactMap(\.self) {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: corpus))?.sorted() ?? [] {
                if let data = FileManager.default.contents(atPath: "\(corpus)/\(name)"), !data.isEmpty {
                    seeds.append(Array(data))
                }
            }
        }
        if seeds.isEmpty { seeds = [[0]] }
    }

    /// Reads one input.
    func take(_ input: [UInt8]) async { await target.take(input) }

    /// Reads inputs until the time or the number is over.
    func run() async throws {
        var random = SeededGenerator(seed: options.seed)
        let (start, clock) = (ContinuousClock.now, ContinuousClock())
        var count = 0
        var longest = Duration.zero
        while count < options.runs, (clock.now - start) < .seconds(options.seconds) {
            let input = count < seeds.count ? seeds[count] : Mutator.changed(seeds, target.words, &random)
            let begin = clock.now
            alarm(10)
            await take(input)
            alarm(0)
            longest = max(longest, clock.now - begin)
            count += 1
        }
        var usage = rusage()
        getrusage(0, &usage)  // RUSAGE_SELF
        let seconds = Double((clock.now - start).components.seconds)
        print(
            "\(options.target)\t\(count) inputs\t\(Int(Double(count) / max(1, seconds))) a second\tlongest \(longest)\tpeak \(usage.ru_maxrss / 1024) MiB"
        )
        try? FileManager.default.removeItem(atPath: folder)
    }
}

#if LIBFUZZER
    @_silgen_name("LLVMFuzzerRunDriver")
    private func driver(
        _ count: UnsafeMutablePointer<CInt>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
        _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt

    /// libFuzzer as the source of inputs.
    enum LibFuzzer {
        nonisolated(unsafe) private static var bench: FuzzBench?

        static func run(_ bench: FuzzBench) -> Never {
            Self.bench = bench
            var words = [CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)
            if let place = words.firstIndex(of: "--corpus") { words.removeSubrange(place...min(place + 1, words.count - 1)) }
            var count = CInt(words.count)
            let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
            for (place, word) in words.enumerated() { list[place] = strdup(word) }
            list[words.count] = nil
            var arguments = list
            exit(
                driver(&count, &arguments) { bytes, count in
                    LibFuzzer.take(Array(UnsafeBufferPointer(start: bytes, count: count)))
                })
        }

        private static func take(_ input: [UInt8]) -> CInt {
            let done = DispatchSemaphore(value: 0)
            Task.detached {
                await bench?.take(input)
                done.signal()
            }
            done.wait()
            return 0
        }
    }
#endif
