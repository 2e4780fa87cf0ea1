import ArgumentParser
import CatchmentKit

/// `catchment profile`.
struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Prints a norm profile that comes with the program, to be copied and edited.",
        discussion: """
            Without a name, lists them. A profile of your own is a file of the same form: cover --profile mine.yaml.

            Example:
              catchment profile four-level > mine.yaml
            """)

    @Argument(help: ArgumentHelp("One of \(ShippedProfile.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"))
    var name: String?

    func validate() throws {
        if let name, ShippedProfile(rawValue: name) == nil {
            throw ValidationError(
                "there is no profile \(name); there are \(ShippedProfile.allCases.map(\.rawValue).joined(separator: ", "))",
                "没有规范方案 \(name)；现有 \(ShippedProfile.allCases.map(\.rawValue).joined(separator: "、"))")
        }
    }

    func run() throws {
        guard let name else {
            for profile in ShippedProfile.allCases { try Console.result(profile.rawValue + "\n") }
            return
        }
        if let profile = ShippedProfile(rawValue: name) { try Console.result(profile.text) }
    }
}
