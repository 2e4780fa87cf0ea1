/// Returns the greatest common divisor of two numbers that are at least 0; 0 of two zeros.
///
/// O(log).
func greatestCommonDivisor(_ first: Int64, _ second: Int64) -> Int64 {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
}
