/// A level that a profile speaks of.
package struct ProfileLevel: Hashable, Sendable {
    /// What its norms call it.
    package var name: String
    /// What it is called in Chinese, where the profile says so.
    package var chineseTitle: String?
    /// Other words for it in lists.
    package var aliases: [String]

    /// Makes a level.
    package init(name: String, chineseTitle: String? = nil, aliases: [String] = []) {
        (self.name, self.chineseTitle, self.aliases) = (name, chineseTitle, aliases)
    }

    /// Its name with the Chinese one.
    package var chineseName: String { chineseTitle.map { "\(name)（\($0)）" } ?? name }
}
