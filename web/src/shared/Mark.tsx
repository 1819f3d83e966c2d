/** The product's mark: a paper dart that is also a wing. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" fill="#0f5f78" />
      <path d="M5 15.500 27 6 18.200 27l-3.400-8.100z" fill="#fff" />
      <path d="M14.800 18.900 27 6l-8.800 21z" fill="#8fd0e0" />
    </svg>
  );
}
