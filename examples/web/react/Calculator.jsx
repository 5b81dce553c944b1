// The calculator as a component of React 19, which hands properties and listeners on to custom elements by itself.

import { useEffect, useRef } from "react";
import "roicm/element";

/**
 * <Calculator preset="multinational" lang="zh-Hant" onResult={({ evaluation }) => …} />
 *
 * `settings`, where it is given, is an object that stays the same while nothing in it changes.
 */
export function Calculator({ onResult, onProblem, settings, ...attributes }) {
  const calculator = useRef(null);
  useEffect(() => {
    if (settings) calculator.current.settings = settings;
  }, [settings]);
  return (
    <roicm-calculator
      ref={calculator}
      onroicm-result={({ detail }) => onResult?.(detail)}
      onroicm-problem={({ detail }) => onProblem?.(detail)}
      {...attributes}
    />
  );
}
