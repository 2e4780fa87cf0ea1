import Foundation
import Glibc
import TestSupport

/// Gives random and hostile bytes to everything that reads bytes of others, in this process.
///
///     swift run FuzzTargets TARGET [--runs N] [--seconds N] [--seed N] [--corpus FOLDER] [--limit none]
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
        if options.isLimited { limit() }
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
    /// Whether memory is limited; AddressSanitizer takes addresses without end.
    var isLimited = true

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
            case "--limit": isLimited = value != "none"
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
        // In memory where there is such a folder.
        let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : NSTemporaryDirectory()
        folder = base + "catchment-fuzz-\(options.target)-\(getpid())"
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

    /// Writes the seeds and the words of the target for libFuzzer; returns the arguments that name them.
    func guidance() -> [String] {
        let (seeded, listed) = ("\(folder)/seeds", "\(folder)/words.txt")
        try? FileManager.default.createDirectory(atPath: seeded, withIntermediateDirectories: true)
        for (number, seed) in seeds.enumerated() { InputFile("\(seeded)/\(number)").write(seed) }
        func escaped(_ byte: UInt8) -> String {
            let digits = String(byte, radix: 16)
            return "\\x" + (digits.count == 1 ? "0" : "") + digits
        }
        let lines = target.words.filter { !$0.isEmpty }.map { "\"" + $0.utf8.map(escaped).joined() + "\"\n" }
        InputFile(listed).write(Array(lines.joined().utf8))
        return ["-dict=\(listed)", seeded]
    }

    /// Reads one input.
    func take(_ input: [UInt8]) async { await target.take(input) }

    /// Ends the process after so many seconds of work, whatever else the machine does, or twenty times as many of waiting; never where they
    /// are 0.
    private static func end(after seconds: Int) {
        var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: seconds, tv_usec: 0))
        setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
        alarm(UInt32(20 * seconds))
    }

    /// Returns an input made of the seeds; one of eight changes two files where an input may.
    private func made(_ random: inout SeededGenerator) -> [UInt8] {
        let input = Mutator.changed(seeds, target.words, &random)
        guard target.hasParts, Int.random(in: 0..<8, using: &random) == 0 else { return input }
        return PublishedSeeds.closed(Mutator.changed(seeds, target.words, &random)) + input
    }

    /// Reads inputs until the time or the number is over; the folder must hold the same files as before.
    func run() async throws {
        var random = SeededGenerator(seed: options.seed)
        let (start, clock) = (ContinuousClock.now, ContinuousClock())
        var count = 0
        var longest = Duration.zero
        var usage = rusage()
        await take(seeds[0])
        let before = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        while count < options.runs, (clock.now - start) < .seconds(options.seconds) {
            let input = count < seeds.count ? seeds[count] : made(&random)
            let begin = clock.now
            Self.end(after: 10)
            await take(input)
            Self.end(after: 0)
            longest = max(longest, clock.now - begin)
            count += 1
            getrusage(0, &usage)  // RUSAGE_SELF
            guard usage.ru_maxrss <= 2 << 20 else { fatalError("\(usage.ru_maxrss / 1024) MiB were taken") }
        }
        let left = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        guard left == before else { fatalError("files were left: \(Set(left).symmetricDifference(before).sorted())") }
        let seconds = (clock.now - start) / .seconds(1)
        print(
            "\(options.target)\t\(count) inputs\t\(Int(Double(count) / max(0.001, seconds))) a second\tlongest \(Int(longest / .milliseconds(1))) ms\tpeak \(usage.ru_maxrss / 1024) MiB"
        )
        try FileManager.default.removeItem(atPath: folder)
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
            words += bench.guidance()
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
