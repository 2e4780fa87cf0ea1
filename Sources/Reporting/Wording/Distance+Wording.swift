import GeoPrimitives

extension Distance {
    /// The length inside a Chinese sentence, with its unit in Chinese.
    var chinese: String {
        let text = "\(self)"
        return text.hasSuffix(" km") ? text.dropLast(2) + "公里" : text.dropLast(1) + "米"
    }
}
