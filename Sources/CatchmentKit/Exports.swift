@_exported public import CoverageAnalysis
@_exported public import GeoPrimitives
@_exported public import InputLoading
@_exported public import PlanFiles
@_exported public import PlanningTerms
@_exported public import Scenarios
@_exported public import ServiceModel
@_exported public import Siting
