import CGDAL

/// One property of the features of a layer that is written.
package struct FieldDefinition: Hashable, Sendable {
    /// What the values are.
    package enum FieldType: Hashable, Sendable {
        case text
        case integer
        /// A number, rounded to so many decimals where they are given.
        case number(decimals: Int?)
        case boolean
    }

    /// The name of the property.
    package var name: String
    /// What its values are.
    package var type: FieldType

    /// Makes a property.
    package init(name: String, type: FieldType) {
        self.name = name
        self.type = type
    }
}

extension FieldDefinition.FieldType {
    /// GDAL's name of the type.
    var ogrType: OGRFieldType {
        switch self {
        case .text: OFTString
        case .integer: OFTInteger64
        case .number: OFTReal
        case .boolean: OFTInteger
        }
    }
}
