import { Icon, type IconName } from './icons.tsx';
import './picture.css';

/** A large picture of what happens, on a page that has little to say; it takes what room there is left. */
export function Picture({ name, mood = 'still' }: { name: IconName; mood?: 'still' | 'working' }) {
  return (
    <div className={`picture picture-${mood}`}>
      <Icon name={name} />
    </div>
  );
}
