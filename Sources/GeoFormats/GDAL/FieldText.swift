import CGDAL

/// The fields of a feature as text, from which the cell parsers read.
enum FieldText {
    /// Returns a field as UTF-8: numbers in their shortest form that reads back the same, whole ones without a point or exponent.
    static func utf8(of feature: OGRFeatureH, field: Int, fieldCount: Int) -> [UInt8] {
        guard field < fieldCount else { return Array(String(OGR_F_GetFID(feature)).utf8) }
        let index = Int32(field)
        guard OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return [] }
        switch OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, index)) {
        case OFTReal: return Array(text(OGR_F_GetFieldAsDouble(feature, index)).utf8)
        case OFTInteger, OFTInteger64: return Array(String(OGR_F_GetFieldAsInteger64(feature, index)).utf8)
        default: return Array(String(cString: OGR_F_GetFieldAsString(feature, index)).utf8)
        }
    }

    /// Returns the finite number in a numeric field, if that is what the field has.
    static func number(of feature: OGRFeatureH, field: Int, fieldCount: Int) -> Double? {
        let index = Int32(field)
        guard field < fieldCount, OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return nil }
        switch OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, index)) {
        case OFTReal, OFTInteger:
            let number = OGR_F_GetFieldAsDouble(feature, index)
            return number.isFinite ? number : nil
        default: return nil
        }
    }

    /// Returns the shortest text of a number.
    static func text(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 0x1p53 { return String(Int64(number)) }
        return "\(number)"
    }
}
