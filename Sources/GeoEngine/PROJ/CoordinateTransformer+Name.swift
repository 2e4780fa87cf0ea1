import CPROJ

extension CoordinateTransformer {
    /// Returns the name of a system in PROJ's register, such as `WGS 84 / UTM zone 50N` for `EPSG:32650`; `nil` where PROJ knows none.
    ///
    /// - Complexity: A search of the register, some milliseconds.
    package static func registeredName(of definition: String) -> String? {
        let context = PROJContext()
        guard let found = PROJObject(context, proj_create(context.handle, definition)), proj_is_crs(found.pointer) != 0 else {
            return nil
        }
        return proj_get_name(found.pointer).map { String(cString: $0) }
    }

    /// Returns whether a text is the whole name of a system in PROJ's register, letter case aside.
    ///
    /// PROJ itself is content with a part of a name.
    package static func isRegisteredName(_ text: String) -> Bool { registeredName(of: text)?.lowercased() == text.lowercased() }
}
